# The web application: docker build -t anspruch . && docker run -p 8000:8000 -e ANSPRUCH_SECRET_KEY=... -e ANSPRUCH_HOSTS=... anspruch
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ANSPRUCH_DATA=/data
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
    && python -m anspruch.web.catalogue compile \
    && rm -rf /app/* \
    && useradd --system --create-home --uid 10001 anspruch \
    && install -d -o anspruch /data

USER anspruch
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8000/health', timeout=4)"]
CMD ["anspruch", "web", "--host", "0.0.0.0", "--port", "8000"]
