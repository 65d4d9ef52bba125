FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --create-home jadepark && install -d -o jadepark /data
WORKDIR /site

COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements.lock

COPY --chown=jadepark . .
USER jadepark
CMD ["scripts/start.sh"]
