FROM node:22-slim AS packages
WORKDIR /footnote
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /footnote
COPY --from=packages /footnote/node_modules ./node_modules
COPY package.json LICENSE ./
COPY commands ./commands
COPY knowledge ./knowledge
COPY src ./src
# Without DISCORD_TOKEN there is the terminal (docker run -it): the page is on 127.0.0.1, which ends at the container.
USER node
# Without a HEALTH_PORT there is nothing to ask. Docker's --env-file may leave blanks, quotes or a comment in a key
# without a value.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD [ -z "$HEALTH_PORT" ] || node -e "const { HEALTH_HOST = '', HEALTH_PORT } = process.env; const port = Number(HEALTH_PORT); if (!port) process.exit(0); const [host = '127.0.0.1'] = /^[\w.:-]+$/.exec(HEALTH_HOST.trim()) ?? []; fetch('http://' + (host.includes(':') ? '[' + host + ']' : host) + ':' + port + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--import", "tsx", "src/main.ts"]
