"""What the worker says by itself is due by the clock."""

from classroom.media.worker.feedback import Every


def test_ticks_that_come_late_do_not_make_reports_rare() -> None:
    second = Every(1.0)
    late_ticks = [100 + 0.4 * n for n in range(26)]  # 10 s, twenty times as slow as they should be
    assert len([now for now in late_ticks if second.is_due(now)]) >= 9


def test_what_was_missed_is_not_made_up_for() -> None:
    second = Every(1.0)
    assert [second.is_due(now) for now in (100, 160, 160.02, 160.5, 161)] == [True, True, False, False, True]
