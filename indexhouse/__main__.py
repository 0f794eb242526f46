"""`python -m indexhouse`: the same as the command `indexhouse`."""

import sys

from indexhouse.cli import main

sys.exit(main())
