"""Signing in on the login form, and the people who do it again and again."""


def sign_in(page, username, password):
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/login/" not in url)


class SignedIn:
    """Call it for a page of somebody. Of the second page on it is one whose cookies were kept:
    signing in loads two pages that no test looks at. `anew`: its session is ended by the test."""

    def __init__(self, new_page, cookies):
        self._new_page, self._cookies = new_page, cookies

    def __call__(self, username, password, anew=False, **options):
        page = self._new_page(**options)
        context = page.context
        if username in self._cookies and not anew:
            context.add_cookies(self._cookies[username])
            return page
        page.goto("/admin/login/")
        sign_in(page, username, password)
        if not anew:
            self._cookies[username] = context.cookies()
        return page
