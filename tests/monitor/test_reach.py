"""When nothing can be reached, it is our own network."""

from syndicate.errors import BadStatus, ConnectionFailed, HostNotFound
from syndicate.monitor.reach import ENOUGH, Reach

LOST = HostNotFound("The name is not known.")


def test_one_host_that_is_lost_is_its_own_fault():
    reach = Reach()
    for _ in range(9):
        reach.note("a.example", LOST)
    assert not reach.is_down


def test_many_hosts_that_are_lost_are_our_network():
    reach = Reach()
    for number in range(ENOUGH):
        reach.note(f"{number}.example", ConnectionFailed("No connection."))
    assert reach.is_down


def test_any_answer_says_that_the_network_is_there():
    reach = Reach()
    for number in range(ENOUGH):
        reach.note(f"{number}.example", LOST)
    reach.note("b.example", BadStatus("There is no such page.", status=404))
    assert not reach.is_down
