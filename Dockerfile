FROM node:20.20.2-bookworm-slim AS build
WORKDIR /asbuilt
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json cli.ts ./
COPY src ./src
COPY analyzers ./analyzers
COPY scripts ./scripts
RUN npm run --silent build

FROM node:20.20.2-bookworm-slim
# git is for the nightly recipe alone; asbuilt itself starts no program.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*
WORKDIR /asbuilt
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY --from=build /asbuilt/dist ./dist
COPY --from=build /asbuilt/schema ./schema
COPY templates ./templates
COPY ci/nightly.sh ci/asbuilt.sh ./ci/
RUN ln -s /asbuilt/dist/cli.js /usr/local/bin/asbuilt && chmod +x dist/cli.js && ln -s /asbuilt/ci/nightly.sh /usr/local/bin/asbuilt-nightly
USER node
WORKDIR /work
ENTRYPOINT ["asbuilt"]
