"""What each worker does before its first request."""


def post_worker_init(worker):
    from companies import matching

    matching.be_ready()
