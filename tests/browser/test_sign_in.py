"""Staff sign in with a real browser, under the strict policies of the site."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.people import code_of, phone

PASSWORD = "a long enough passphrase"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_staff_can_sign_in_without_breaking_the_content_policy(live_server: Any, page: Any) -> None:
    phone(get_user_model().objects.create_superuser("editor", password=PASSWORD))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{live_server.url}/admin/")

    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("main [type=submit]")
    page.fill("#id_code", code_of("editor"))
    page.click("main .button[type=submit]")
    page.get_by_role("heading", name="Knowledge", exact=True).wait_for()

    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["expires"] != -1] == []
