"""What many readings say together: where parties stand over time, who is aligned with whom, who calls whom what.

Works on readings alone (`polybius.records`), never on articles: what it says leads back to their records by id.
"""

from polybius.analysis.alignments import Alignments, Change, Common, Pair, Stand, alignments
from polybius.analysis.issues import Issue, merged

__all__ = ["Alignments", "Change", "Common", "Issue", "Pair", "Stand", "alignments", "merged"]
