import pytest

from storage.decoding.html_words import words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a</p><p>b<br>c", "a\nb\nc"),
        ("<head><title>t</title></head>a<script>b</script>c", "ac"),
        ("a &amp; b&nbsp;&#x2602;", "a & b\u00a0☂"),
        ("<img src='https://track.example/1.gif'>x", "⟨https://track.example/1.gif⟩ x"),
        ("<a>no address</a>", "no address"),
        ("</script>still<style>", "still"),
        ("a\n  b", "a b"),
        ("<!-- hidden -->a<![CDATA[b]]>", "a"),
        ("", ""),
    ],
)
def test_words(html: str, words: str) -> None:
    assert words_of(html) == words
