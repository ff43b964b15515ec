"""A small company that does everything right: no rule has anything to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

__all__ = ["GOOD_COMPANY", "GOOD_TODAY"]

GOOD_TODAY = date(2026, 11, 20)

_ORGANIZATION = """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
vision: Anyone can sell anywhere, and be paid the same day.
time_zone: Europe/Zurich
languages: [en, zh]
people:
  ana: {name: Ana Díaz, git: [ana@example.org]}
  bo: {name: Bo Lindqvist}
  lin: {name: 林悦}
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31, cadence: monthly}
  - {id: 2026-Q3, parent: "2026", start: 2026-07-01, end: 2026-09-30, state: closed}
  - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31, cadence: weekly}
"""

_TEAMS = {
    "company": "name: Acme\nlead: lin\n",
    "payments": "name: Payments\nparent: company\nlead: ana\nsponsor: lin\nmembers: [ana, bo]\n",
    "sales": "name: Sales\nparent: company\nlead: bo\nsponsor: lin\nmembers: [bo]\n"
    "formerly: [selling]\n",
}

_COMPANY_YEAR = """\
objectives:
  - id: love-us
    objective: Merchants recommend us to each other
    owner: lin
"""

_PAYMENTS = """\
objectives:
  # The address form is the next thing to look at.
  - id: effortless-checkout
    objective: Paying with us is effortless in every market we sell in
    owner: ana
    commitment: aspirational
    supports: [company@2026:love-us]
    depends_on:
      - {of: "sales:enter-japan/live", need: two shops that try it, due: 2026-12-01}
    key_results:
      - id: completion
        key_result: Checkout completion rises in every market
        owner: bo
        how: Orders paid / orders started, last 7 days.
        measure:
          unit: "%"
          baseline: 61
          target: 75
          expected: [{date: 2026-11-01, value: 64}, {date: 2026-12-31, value: 75}]
      - id: time
        key_result: 缩短结账时间
        measure: {unit: s, baseline: 60, target: 20}
      - id: uptime
        key_result: Payments stay available
        measure: {unit: "%", at_least: 99.95}
      - id: wallets
        key_result: The wallets our customers ask for are live
        measure:
          milestones:
            - {id: apple, title: Apple Pay, due: 2026-11-01, done: 2026-10-28}
            - {id: google, title: Google Pay, weight: 2}
      - id: fax
        key_result: Invoices by fax are gone
        state: dropped
        reason: The last customer left.
"""

_SALES = """\
objectives:
  - id: enter-japan
    objective: Shops in Japan sell with us
    owner: bo
    supports: [company@2026:love-us]
    serves: [payments:effortless-checkout]
    formerly: [selling:asia]
    key_results:
      - id: live
        key_result: Shops are live
        measure: {baseline: 0, target: 12}
      - id: cost
        key_result: Cut the cost of opening a shop by a third
        measure: {unit: "%", baseline: 0, target: 33}
"""

_PAYMENTS_CHECK_IN = """\
date: 2026-11-18
by: bo
summary: Google Pay is in review.
key_results:
  effortless-checkout/completion: {current: 66, confidence: 6}
  effortless-checkout/time: {current: 48, confidence: 7}
  effortless-checkout/uptime: {current: 99.97, confidence: 8}
  effortless-checkout/wallets: {done: [apple], confidence: 7}
"""

_SALES_CHECK_IN = """\
date: 2026-11-17
key_results:
  enter-japan/live: {current: 5, confidence: 6}
  enter-japan/cost: {current: 20, confidence: 8}
"""


def _files() -> dict[str, bytes]:
    head = "apiVersion: okrascode/v1\nkind: {}\n"
    plan = head.format("Objectives") + "team: {}\ncycle: {}\n"
    report = head.format("CheckIn") + "team: {}\ncycle: {}\n"
    files = {"okrs/organization.yaml": _ORGANIZATION}
    for team, text in _TEAMS.items():
        files[f"okrs/{team}/team.yaml"] = head.format("Team") + f"id: {team}\n" + text
    files |= {
        "okrs/company/2026.yaml": plan.format("company", '"2026"') + _COMPANY_YEAR,
        "okrs/payments/2026-Q4.yaml": plan.format("payments", "2026-Q4") + _PAYMENTS,
        "okrs/sales/2026-Q4.yaml": plan.format("sales", "2026-Q4") + _SALES,
        "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml": report.format("payments", "2026-Q4")
        + _PAYMENTS_CHECK_IN,
        "okrs/sales/2026-Q4/2026-11-17-a1b2.yaml": report.format("sales", "2026-Q4")
        + _SALES_CHECK_IN,
    }
    return {path: text.encode() for path, text in files.items()}


GOOD_COMPANY: Mapping[str, bytes] = MappingProxyType(_files())
"""Texts by path."""
