"""The script that forgets kept drafts is on every page of the admin, and in no form’s way."""

import pytest

HTML = "text/html; charset=utf-8"
FORM = """<script src="/static/js/admin/drafts.js" defer></script>
<form action="{address}"><button {name}>Send</button></form>"""


@pytest.fixture
def sent(page, site_url):
    """Sends a form to an address; what the browser complained about is in `sent.faults`."""

    def send(address, name=""):
        html = FORM.format(address=address, name=name)
        page.route(f"{site_url}/form/", lambda one: one.fulfill(content_type=HTML, body=html))
        page.route("**/logout/?*", lambda one: one.fulfill(content_type=HTML, body="Bye"))
        page.goto("/form/")
        page.evaluate("sessionStorage.setItem('draft:call', '{}')")
        page.click("button")
        page.wait_for_url(lambda url: "/form/" not in url)
        return page.evaluate("sessionStorage.length")

    send.faults = []
    page.on("pageerror", lambda fault: send.faults.append(str(fault)))
    return send


def test_a_form_may_have_a_control_named_action(sent):
    # As the editor of translations has.
    assert sent("/de/", name='name="action"') == 1
    assert sent.faults == []


def test_who_signs_out_leaves_no_draft_behind(sent):
    assert sent("/admin/logout/") == 0
    assert sent.faults == []
