"""Statements of parts whose fibres end bare: a cassette of pigtails, a cable whose fibres go straight through."""

PIGTAILS = """part pigtails : cassette { format = acme-slot; fibre = os2; loss = 0.25dB
  port front[1..6] : lc-duplex { polish = upc; return-loss = 50dB }
  port rear1 : splice12
  map front[1..6].L -- rear1.[1..6]
  map front[1..6].R -- rear1.[7..12]
}
part straight : trunk { fibre = os2; end [a, b] : splice12; map a1.[1..12] -- b1.[1..12] }
"""
