"""For projects that use pytest: `notices.assert_facts("site/faq.html", locale="sv")`.

def test_facts(notices):
    notices.assert_facts("site/faq.html", locale="sv", surface="faq")
"""

from __future__ import annotations

from pathlib import Path

import pytest


class Notices:
    """Holds texts of a project against its policy.yaml."""

    def __init__(self, root: Path, policy: str) -> None:
        self.root = root
        self.policy = policy

    def assert_facts(
        self,
        path: str | Path,
        *,
        locale: str | None = None,
        surface: str | None = None,
        state: str | None = None,
        policy: str | Path | None = None,
    ) -> None:
        """Fails with the diagnostics if a text, or a release’s folder, disagrees with the policy.

        Paths are relative to the project’s root. What the text leaves out counts only with a `surface`.
        """
        from notices import pipeline
        from notices.diagnostics import Unusable, show

        __tracebackhide__ = True
        try:
            outcome = pipeline.audit(
                [self.root / path],
                self.root / (policy or self.policy),
                locale=locale,
                surface=surface,
                state=state,
            )
        except Unusable as fault:
            pytest.fail("\n\n".join(show(it) for it in fault.diagnostics), pytrace=False)
        if not outcome.clean:
            errors = [it for it in outcome.diagnostics if it.severity == "error"]
            pytest.fail("\n\n".join(show(it) for it in errors), pytrace=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the policy is, if not at the root: `notices_policy = ...`."""
    parser.addini("notices_policy", "the policy.yaml that texts are held against", default="policy.yaml")


@pytest.fixture
def notices(request: pytest.FixtureRequest) -> Notices:
    """Holds texts against the project’s policy.yaml: `notices.assert_facts("site/faq.html", locale="sv")`."""
    return Notices(request.config.rootpath, str(request.config.getini("notices_policy")))
