import { createFeed, deleteFeed, updateFeed } from '#shared/domain/feeds/change-feeds.ts';
import type { FeedView } from '#shared/domain/feeds/describe-feed.ts';
import { listFeedRuns, listFeeds, readFeed } from '#shared/domain/feeds/read-feeds.ts';
import { requestRun } from '#shared/domain/feeds/request-run.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readPage } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

const ports = { files: createFileBucket(), publisher: createEventBus() };

const etagOf = ({ version }: FeedView) => ({ etag: `"${version}"` });

export const handler = createApi('feeds', {
  listFeeds: async (request) => json({ data: await listFeeds(await request.open(), request.language) }),
  createFeed: async (request) => {
    const body = request.body();
    const feed = await createFeed(await request.open(), body, request.language);
    return json(feed, 201, { ...etagOf(feed), location: `${apiPrefix}/feeds/${feed.id}` });
  },
  getFeed: async (request) => {
    const feed = await readFeed(await request.open(), idOf(request), request.language);
    return json(feed, 200, etagOf(feed));
  },
  updateFeed: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const feed = await updateFeed(await request.open(), idOf(request), change, request.language);
    return json(feed, 200, etagOf(feed));
  },
  deleteFeed: async (request) => {
    await deleteFeed(await request.open(), idOf(request));
    return noContent();
  },
  runFeed: async (request) => {
    const body = request.optionalBody();
    const run = await requestRun(await request.open(), ports, idOf(request), body);
    return json(run, run.upload ? 201 : 202);
  },
  listFeedRuns: async (request) =>
    json(await listFeedRuns(await request.open(), idOf(request), readPage(request.query), request.language)),
});
