"""Says in one line which outside tools the tests will use and which are not here (their tests are skipped)."""

import shutil
import sys

TOOLS = ("qpdf", "pdftotext", "pdffonts", "mutool", "java", "soffice", "chromium", "pandoc")

here = [tool for tool in TOOLS if shutil.which(tool)]
missing = [tool for tool in TOOLS if tool not in here]
sys.stdout.write(
    f"outside tools: {', '.join(here) or 'none'}; not here, their tests are skipped: {', '.join(missing) or 'none'}\n"
)
