import { changeClientRelease, readClientRelease } from '#shared/domain/client-release/settings.ts';
import { listNotices, markRead } from '#shared/domain/notifications/list-notices.ts';
import { readClientTeam } from '#shared/domain/teamwork/account-manager.ts';
import { askToJoin, askToJoinHidden } from '#shared/domain/teamwork/ask-to-join.ts';
import { acceptJoinRequest, declineJoinRequest } from '#shared/domain/teamwork/decide-join-request.ts';
import { handOver } from '#shared/domain/teamwork/hand-over.ts';
import { listJoinRequests } from '#shared/domain/teamwork/list-join-requests.ts';
import { listSharedClients } from '#shared/domain/teamwork/list-overlaps.ts';
import { checkOverlaps } from '#shared/domain/teamwork/overlaps.ts';
import { approveQuote, askForApproval, readQuoteTerms } from '#shared/domain/terms/approve-quote.ts';
import { joinBoxes } from '#shared/model/teamwork.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readOption, readPage } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

const eventBus = createEventBus();

export const handler = createApi('teamwork', {
  askToJoin: async (request) => {
    const { request: asked, isNew } = await askToJoin(await request.open(), idOf(request), request.body());
    return json(asked, isNew ? 201 : 200);
  },
  askToJoinHidden: async (request) => {
    const { request: asked, isNew } = await askToJoinHidden(await request.open(), request.body());
    return json(asked, isNew ? 201 : 200);
  },
  listJoinRequests: async (request) => {
    const query = { box: readOption(request.query, 'box', joinBoxes, 'mine'), ...readPage(request.query) };
    return json(await listJoinRequests(await request.open(), query));
  },
  acceptJoinRequest: async (request) =>
    json(await acceptJoinRequest(await request.open(), idOf(request), request.body())),
  declineJoinRequest: async (request) =>
    json(await declineJoinRequest(await request.open(), idOf(request), request.body())),
  getClientTeam: async (request) => json(await readClientTeam(await request.open(), idOf(request))),
  checkOverlaps: async (request) => {
    const object = request.query.get('object') ?? 'deals';
    const line = request.query.get('productCategory') ?? undefined;
    return json({ data: await checkOverlaps(await request.open(), idOf(request), object, line) });
  },
  listSharedClients: async (request) => json(await listSharedClients(await request.open())),
  handOver: async (request) => {
    const told = await handOver(await request.open(), eventBus, idOf(request), request.body());
    return json(told, told.done || told.dryRun ? 200 : 202);
  },
  getQuoteTerms: async (request) => json(await readQuoteTerms(await request.open(), idOf(request))),
  askForApproval: async (request) => json(await askForApproval(await request.open(), idOf(request))),
  approveQuote: async (request) => json(await approveQuote(await request.open(), idOf(request))),
  getClientRelease: async (request) => {
    const setting = await readClientRelease(await request.open());
    return json(setting, 200, { etag: `"${setting.version}"` });
  },
  changeClientRelease: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const setting = await changeClientRelease(await request.open(), change);
    return json(setting, 200, { etag: `"${setting.version}"` });
  },
  listNotifications: async (request) =>
    json(await listNotices(await request.open(), readPage(request.query), request.language)),
  readNotifications: async (request) => {
    await markRead(await request.open(), request.body());
    return noContent();
  },
});
