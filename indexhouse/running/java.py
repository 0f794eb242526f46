"""Whether there is a Java that Spark runs on. Needs Python alone: make asks before it installs."""

import os
import re
import subprocess
import sys

OLDEST = 17


def problem_of_java() -> str:
    """Why Spark could not start, in a sentence; '' if it can."""
    home = os.environ.get("JAVA_HOME", "")
    java = os.path.join(home, "bin", "java") if home else "java"
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    except OSError:
        told = ""
    found = re.search(r'version "(?:1[.])?(\d+)', told)  # 8 calls itself 1.8
    if found and int(found[1]) >= OLDEST:
        return ""
    state = f"{java} is version {found[1]}" if found else f"there is no {java}"
    return f"A build on Spark needs Java {OLDEST} or later, but {state}: install it first."


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("A build on Spark needs Python 3.11 or later: make build TARGET=spark PYTHON=...")
    # A cluster has its own.
    sys.exit(0 if os.environ.get("SPARK_HOST") else problem_of_java() or 0)
