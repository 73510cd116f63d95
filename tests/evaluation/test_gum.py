"""GUM documents as text with chains, from a document of our own in its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import gum

XML = """<text id="GUM_news_lamp" partition="dev" type="news" dateCreated="2023-09-01">
<p>
<s>
Ama\tNP\tAma\tNP0\tPROPN\tnsubj\t_
Example\tNP\tExample\tNP0\tPROPN\tflat\t_
lost\tVVD\tlose\tVVD\tVERB\troot\t_
her\tPP$\tshe\tDPS\tPRON\tnmod:poss\t_
<w>
sea\tNN\tsea\tNN1\tNOUN\tcompound\t_
-\tHYPH\t-\tPUN\tPUNCT\tpunct\t_
lamp\tNN\tlamp\tNN1\tNOUN\tobj\t_
</w>
.\tSENT\t.\tPUN\tPUNCT\tpunct\t_
</s>
</p>
</text>
"""

TSV = """#FORMAT=WebAnno TSV 3.2

#Text=Ama Example lost her sea - lamp .
1-1\t0-3\tAma\tperson[1]\tnew[1]\tn[1]\t_\tcf1[1]\tana\t1-4[2_1]\t
1-2\t4-11\tExample\tperson[1]\tnew[1]\tn[1]\t_\tcf1[1]\t_\t_\t
1-3\t12-16\tlost\t_\t_\t_\t_\t_\t_\t_\t
1-4\t17-20\ther\tobject[3]|person[2]\tnew[3]|giv[2]\tn[3]|n[2]\t_\tcf2[3]|cf1[2]\tbridge\t1-1[1_3]\t
1-5\t21-24\tsea\tobject[3]\tnew[3]\tn[3]\t_\tcf2[3]\t_\t_\t
1-6\t25-26\t-\tobject[3]\tnew[3]\tn[3]\t_\tcf2[3]\t_\t_\t
1-7\t27-31\tlamp\tobject[3]\tnew[3]\tn[3]\t_\tcf2[3]\t_\t_\t
1-8\t32-33\t.\t_\t_\t_\t_\t_\t_\t_\t
"""


def document(folder: Path, partition: str = "dev") -> list[gum.GumText]:
    for place, name, content in ((gum.XML, "GUM_news_lamp.xml", XML), (gum.TSV, "GUM_news_lamp.tsv", TSV)):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / name).write_text(content, encoding="utf-8")
    return list(gum.documents(folder, partition, ("news",)))


def test_tokens_are_put_together(tmp_path: Path) -> None:
    [found] = document(tmp_path)
    assert found.text == "Ama Example lost her sea-lamp."
    assert str(found.published) == "2023-09-01"


def test_chains_hold_names_and_pronouns_and_no_bridges(tmp_path: Path) -> None:
    [found] = document(tmp_path)
    [person] = found.entities
    assert person.named
    said = [(found.text[m.start : m.end], m.kind) for m in person.mentions]
    assert sorted(said) == [("Ama Example", "name"), ("her", "pronoun")]


def test_the_other_part_of_the_split_is_left_out(tmp_path: Path) -> None:
    assert document(tmp_path, "train") == []


@pytest.mark.parametrize(
    ("joined", "name"), [("AdaMLovelace", "Ada M Lovelace"), ("AdaMcLovelace", "Ada McLovelace"), ("Ada", "Ada")]
)
def test_speakers_are_named_as_a_page_prints_them(joined: str, name: str) -> None:
    assert gum._name(joined) == name
