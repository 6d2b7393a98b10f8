"""How good newsclean is, what it breaks and how fast it is, beside the peers.

``python -m benchmarks --help``; the definitions are in ``benchmarks/README.md``.
"""
