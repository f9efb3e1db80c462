"""`python -m mtpc`."""

from mtpc.cli import main

if __name__ == "__main__":
    main()
