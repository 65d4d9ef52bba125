"""Long jobs without a worker: each in a thread of the web process that was asked for it."""

import logging
import threading
import traceback

from django.db import connections
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

logger = logging.getLogger(__name__)


class ThreadBackend(BaseTaskBackend):
    """Enough for a small office: nobody has to run a second process for 250 rows.

    The thread dies with its process, so a task has to be one that can be called again and goes on
    where it stopped. It reads by a connection of its own: enqueue it in `transaction.on_commit`.
    """

    supports_priority = True

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        result = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        threading.Thread(target=_work, args=[result], name=task.name, daemon=True).start()
        return result


def _work(result):
    try:
        result.task.call(*result.args, **result.kwargs)
    except Exception as problem:
        # Where it broke, and not its words: a database quotes the person's row in them.
        place = "".join(traceback.format_tb(problem.__traceback__))
        name, kind = result.task.name, type(problem).__name__
        logger.error("The task %s broke off with %s:\n%s", name, kind, place)
    finally:
        connections.close_all()
