# One image for all services; the command says which: node services/<name>/src/main.ts. There is no build step.
FROM node:24-slim AS installed
WORKDIR /titian
COPY . .
# Not `npm ci`: see tools/bootstrap/install.mjs. Named are the workspaces that run, one a folder: the needs of the root are tools, and more Nodes.
RUN npm install --no-save --omit=dev --ignore-scripts --no-audit --no-fund $(printf -- ' --workspace=%s' services/*)

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /titian
# Owned by root: what runs here cannot change what it runs.
COPY --from=installed /titian .
# Where docker-compose.yml mounts the keys of a development start; a volume takes over whose folder it is.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/titian
USER node
# 127.0.0.1 is this container's own; a one-off command has no PORT and ends before it is asked.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
