"""How gunicorn serves the site; command line options and GUNICORN_CMD_ARGS win over this file."""

import os

wsgi_app = "navigator.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"

# Threads share one compiled release; processes use the cores.
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))

# The code is loaded once and shared. Each worker loads the release at its first request and
# starts its own thread that looks for newer ones, because a thread does not survive the fork.
preload_app = True

timeout = 30
graceful_timeout = 15
control_socket_disable = True

# Method, path without query, status, size, milliseconds: no visitor's address, no referer.
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
