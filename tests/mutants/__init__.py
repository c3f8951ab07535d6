"""The third hand: plants errors in finished releases and counts which of them the judge sees.

It shares nothing with the wings it tests: neither the pen's data nor the eye's, only what stands in
`words/`. `copies` finds the same passage in every format, `tables` and `kinds` say what may go
wrong in it, `planting` carries a mutant into files, `judging` asks the judge, `report` counts.

    python -m tests.mutants --report
"""
