"""What others publish and rules rest on, each with how sure it is."""

from __future__ import annotations

IEEE_802_3 = "IEEE 802.3, the clause the application's record names, with its confidence (medium where recalled)"
FILL_OF_TRAYS = (
    "trays are planned for 25 % and full at 50 %: http://m.bonetcabletray.com/news/"
    "fill-ratio-differences-from-jumpers-to-high-fi-9280550.html, text after TIA-569 (medium)",
    "conduits with three or more cables 40 %: NEC, TIA-569-E and EN 50174-2 as quoted in a maker's text (medium)",
)
NVIDIA_MPO_LC_CABLES = (
    "NVIDIA, MPO/LC cable requirements: "
    "https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth/mpo/lc+cable+requirements (high)"
)
NVIDIA_SPLIT_MODES = (
    "NVIDIA, MMA1Z00-NS400 overview: a 400G module on a splitter lights two channels: "
    "https://docs.nvidia.com/networking/display/MMA1Z00NS400T/Overview (high)"
)
NVIDIA_TWIN_PORTS = (
    "NVIDIA, MMS4X00-NM applications: both connectors of a twin-port module take cords of one kind: "
    "https://docs.nvidia.com/networking/display/mms4x00nm800g500m/application+overview (high)"
)
RAIL_DESIGN = "what is required of a fabric is the project's own: `require rail { of = …; to = … }`, docs/language.md"
NVIDIA_CONNECTORS = (
    "NVIDIA, optical connectors: https://docs.nvidia.com/networking/display/cableovpub/optical+connectors (high)"
)
NVIDIA_DEFINITIONS = (
    "NVIDIA, cable and connector definitions: "
    "https://docs.nvidia.com/networking/display/cablemanagfaq/cable+and+connector+definitions (high)"
)
TIA_568_3_E = (
    "ANSI/TIA-568.3-E (2022), as Siemon describes it: "
    "https://blog.siemon.com/infrastructure/category/cabling-standards-news (high)"
)
TIA_FOTC_DISTANCES = (
    "TIA FOTC, supportable distances: "
    "https://www.tiafotc.org/ieee-802-3-ethernet-standards-update/"
    " (high for the rows read; each record of an application says which)"
)
FOA_LOSS_BUDGET = "FOA, loss budget: https://www.thefoa.org/tech/ref/Loss_Budget/Loss_Budget.htm (high)"
IEC_61754_7_1 = (
    "IEC 61754-7-1:2014, one fibre row: "
    "https://theiteh.com/catalog/standards/iec/2c29f2d9-f7b6-4e41-ac61-d252def1940b/iec-61754-7-1-2014"
    " (high that the parts exist; text not read)"
)
POSITION_TABLES = (
    "position tables of aligned and opposed mating: IEC 61754-7-1/-2 geometry, checked by 3-D rotation (high, derived)"
)
TARLUZ_MATING = (
    "Tarluz, mating MPO patch cords: "
    "http://www.tarluz.com/structured-cabling/simple-rules-for-beginners-to-learn-about-mpo-patch-cords-or-mtp-patch-cords-mating/"
    " (high)"
)
TEL_CONN_MPO = "Tel-Conn, MPO/MTP connectors: http://www.tel-conn.com/multi-fiber-connectors-mpomtp/ (high)"
MTP_12_CHEAT_SHEET = "MTP-12 cheat sheet QSFP: https://lanshack.com/MTP12-Cheat-Sheet-QSFP (high)"
LANE_TECHNOLOGY = (
    "lane technology = fibre kind, wavelength plan, line code and rate; "
    "SFF-8024 groups the codes that may talk (high for the groups of SFF-8024)"
)
DEVICE_TYPE_LIBRARY = (
    "netbox-community/devicetype-library and what was found in sixteen of its files: "
    "notes on published catalogues, section 5 (seen)"
)
LANE_RATES = (
    "lane rate and line code: the clause each application names; SFF-8024 has one code for those that talk (medium)"
)
WAVELENGTH_PLANS = "wavelength plans: the clause or agreement each application names (medium)"
SINGLE_FIBRE_PAIRS = (
    "Avaya, AA1419076 and AA1419077: only a mating pair links: https://www.easymanua.ls/avaya/4900-series/manual?p=37"
    " (high)"
)
FILTER_PORTS = (
    "FS, ports of CWDM and DWDM multiplexers: "
    "http://www.fs.com/blog/understand-ports-on-cwdm-and-dwdm-muxdemux.html (high); bands of the grids (medium)"
)
MODE_CONDITIONING = (
    "Cisco product bulletins c25-530836 and 0900aecd80425a37, HP ProCurve series 6600 manual, page 76 (high); which"
    " classes of fibre Cisco means is recalled"
)
CISCO_BIDI = "Cisco on which BiDi modules interwork (high)"
FC_PI_LANES = "FC-PI lane rates never equal those of IEEE 802.3 (medium)"
TIA_568_2_LENGTHS = (
    "TIA-568, balanced cabling: 90 m from panel to panel, 100 m with its cords: "
    "http://abacable.com/Cat6Cable.html and http://idealindustries.de/index.cfm?pid=25&articleid=3228 (medium)"
)
LONGER_CORDS = (
    "longer cords than 10 m in all take up to 1.5 m of the cable between panels for each metre more: "
    "Telegaertner, Longer Patch Cords Mean Shorter Horizontal Cable: https://www.telegaertner.com/es/newsroom/news-1 "
    "(medium); "
    "cords of 24 AWG lose 20 % more than that cable and those of 26 AWG 50 %, as ISO/IEC 11801 allows: "
    "https://www.siemon.com/us/standards/13-08_horizontal_histances_of_copper_links.asp (medium)"
)
LOWEST_CATEGORY = (
    "that the lowest category of its components limits a channel: http://abacable.com/Cat6Cable.html (medium); what an "
    "application needs: its record"
)
IEC_60320 = "IEC 60320, plugs and inlets of one coupler: https://plugsocketmuseum.nl/PowerCord1.html (medium)"
