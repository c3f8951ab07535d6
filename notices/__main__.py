"""`python -m notices`."""

from notices.start import main

main()
