import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies import websites
from companies.names import name_key


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("jier.cn", "jier.cn"),
        ("www.jier.cn/en/index.html", "jier.cn"),
        ("HTTPS://WWW.Jier.CN:443/en?x=1#top", "jier.cn"),
        ("http://user@jier.cn/", "jier.cn"),
        ("info@jier.cn", "jier.cn"),
        ("mailto:info@jier.cn", "jier.cn"),
        ("jier.cn.", "jier.cn"),
        ("ｗｗｗ．ｊｉｅｒ．ｃｎ", "jier.cn"),
        ("www.jier.cn (English)", "jier.cn"),
        ("www.de", "www.de"),
        ("济南。中国", "济南.中国"),
        ("http://xn--6kr171d.xn--fiqs8s/", "济南.中国"),
        ("müller.de", "müller.de"),
        ("xn--mller-kva.de", "müller.de"),
        ("Straße.de", "straße.de"),
        ("", ""),
        ("none", ""),
        ("localhost:8000", ""),
        ("192.168.0.1", ""),
        ("http://[broken", ""),
        ("-jier.cn", ""),
        ("xn--ü.de", "xn--ü.de"),
        ("a" * 300 + ".de", ""),
    ],
)
def test_the_host_of_an_address(text, host):
    assert websites.host_of(text) == host


@pytest.mark.parametrize(
    ("host", "keys"),
    [
        ("jier-group.com.cn", ["jiergroupcomcn", "groupcomcn", "comcn"]),
        ("济南.中国", ["济南中国", "南中国"]),
        ("müller.ag", ["mullerag"]),
    ],
)
def test_a_host_is_found_from_each_word(host, keys):
    assert websites.keys(host) == keys


@given(st.text(max_size=40))
def test_no_address_breaks_anything(text):
    host = websites.host_of(text)

    assert len(host) <= 253
    assert all(websites.keys(host))
    assert not host or name_key(host)


def test_a_host_stays_as_it_is():
    for host in ("jier.cn", "济南.中国", "www.de", "müller.de"):
        assert websites.host_of(host) == host
