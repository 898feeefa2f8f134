"""The application for a WSGI server; loads the law before the server divides into processes."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anspruch.web.settings")
application = get_wsgi_application()
