/** Made from the OpenAPI document by `npm run generate`. */

export interface paths {
  readonly "/health": {
    /**
     * Tell whether everything works
     * @description Says what was seen: that the table answers, and when the parts behind it last did their work.
     */
    readonly get: operations["getHealth"];
  };
  readonly "/auth/login": {
    /**
     * Sign in with an e-mail address and a password
     * @description A wrong address and a wrong password answer alike. A first password answers `auth.new_password_required` with the `session` in which it is replaced; who has a second factor gets `auth.code_required` with the `session` for the code.
     */
    readonly post: operations["login"];
  };
  readonly "/auth/refresh": {
    /** Get a new access token */
    readonly post: operations["refreshToken"];
  };
  readonly "/auth/code": {
    /**
     * Say the code of the second factor
     * @description `session` comes from the refused sign-in and is good for minutes, also after a wrong code.
     */
    readonly post: operations["answerCode"];
  };
  readonly "/auth/token": {
    /**
     * Get an access token for an API key
     * @description What is wrong with a refused key, whether it is unknown, revoked or expired, is not told.
     */
    readonly post: operations["createToken"];
  };
  readonly "/auth/new-password": {
    /**
     * Replace a first password
     * @description Signs in as well. `session` comes from the refused sign-in and is good for minutes.
     */
    readonly post: operations["setFirstPassword"];
  };
  readonly "/auth/forgot": {
    /**
     * Have a code mailed that opens a forgotten account
     * @description The answer is the same whether the address is known or not.
     */
    readonly post: operations["forgetPassword"];
  };
  readonly "/auth/reset": {
    /** Choose a new password with the code that was mailed */
    readonly post: operations["resetPassword"];
  };
  readonly "/me": {
    /** Tell who the caller is and what they may do */
    readonly get: operations["getMe"];
  };
  readonly "/objects": {
    /**
     * List the definitions of all objects
     * @description What the caller may read, as far as they may, with names in their language.
     */
    readonly get: operations["listObjects"];
  };
  readonly "/openapi.json": {
    /**
     * Give this document
     * @description OpenAPI 3.1, made from the definitions of this workspace as the caller sees them.
     */
    readonly get: operations["getOpenApi"];
  };
  readonly "/pipelines": {
    /** List the pipelines with their stages */
    readonly get: operations["listPipelines"];
  };
  readonly "/me/second-factor": {
    /**
     * Get a secret for an authenticator app
     * @description It means nothing before a code is given back.
     */
    readonly post: operations["startSecondFactor"];
    /**
     * Sign in without a code again
     * @description Not where the workspace wants a second factor of everybody.
     */
    readonly delete: operations["endSecondFactor"];
  };
  readonly "/me/second-factor/confirm": {
    /** Give back a code: from now on sign-in asks for one */
    readonly post: operations["confirmSecondFactor"];
  };
  readonly "/merges": {
    /**
     * List merges and proposals of merges
     * @description Newest first; only those whose surviving record the caller may read.
     */
    readonly get: operations["listMerges"];
  };
  readonly "/merges/{id}": {
    /** Read how far a merge is */
    readonly get: operations["getMerge"];
  };
  readonly "/merges/{id}/decline": {
    /** Decline the proposal of a merge */
    readonly post: operations["declineMerge"];
  };
  readonly "/merges/{id}/undo": {
    /**
     * Undo a merge
     * @description Everything goes back to where it was, but for what people changed since, which stays and is named in `kept`. Until it is done the records are seen as one. 202: it takes longer, and goes on; asking again wakes it.
     */
    readonly post: operations["undoMerge"];
  };
  readonly "/merge-runs": {
    /**
     * List runs of automatic merges
     * @description Newest first.
     */
    readonly get: operations["listMergeRuns"];
    /** Merge what may be merged unasked, now */
    readonly post: operations["startMergeRun"];
  };
  readonly "/merge-runs/{id}": {
    /** Read how far a run of automatic merges is, and what it merged */
    readonly get: operations["getMergeRun"];
  };
  readonly "/merge-runs/{id}/undo": {
    /**
     * Undo all merges of a run
     * @description The last one first, each as if it were undone by itself: what people changed since stays and is named, and the pairs are not merged unasked again. Asking again wakes it.
     */
    readonly post: operations["undoMergeRun"];
  };
  readonly "/users": {
    /**
     * List everybody who works here
     * @description When somebody last signed in is told to those who manage people.
     */
    readonly get: operations["listUsers"];
    /**
     * Invite somebody
     * @description The person gets a first password by mail and chooses one of their own. An invitation that broke off is finished by repeating it.
     */
    readonly post: operations["inviteUser"];
  };
  readonly "/users/{id}": {
    /** Read a user */
    readonly get: operations["getUser"];
    /**
     * Change a user
     * @description JSON merge patch. Who moves to another department takes their records along. A change of an older version is made when nobody touched its fields since.
     */
    readonly patch: operations["updateUser"];
  };
  readonly "/users/{id}/leave": {
    /**
     * Let somebody go and pass on what they have
     * @description Their access ends at once, and their records go to successors: one for all, or one for each object. `dryRun` only counts. The call is repeated until `done`.
     */
    readonly post: operations["leaveUser"];
  };
  readonly "/users/{id}/absence": {
    /**
     * Say when somebody is away, and who stands in
     * @description Of oneself, or as the head of the person or as administrator. From the first day to the last one the substitute manages the clients of the person together with them; nothing has to be ended.
     */
    readonly put: operations["setAbsence"];
    /** Say that somebody is not away */
    readonly delete: operations["endAbsence"];
  };
  readonly "/users/{id}/history": {
    /**
     * Read what happened to a user
     * @description Also what the person exported, and when their second factor was switched on and off.
     */
    readonly get: operations["getUserHistory"];
  };
  readonly "/users/{id}/second-factor": {
    /** Let somebody who has lost the device sign in without a code */
    readonly delete: operations["resetSecondFactor"];
  };
  readonly "/departments": {
    /** List the departments */
    readonly get: operations["listDepartments"];
    /** Add a department */
    readonly post: operations["createDepartment"];
  };
  readonly "/departments/{id}": {
    /**
     * Rename or move a department
     * @description None is deleted, since records and people hang on it.
     */
    readonly patch: operations["updateDepartment"];
  };
  readonly "/api-keys": {
    /**
     * List the API keys
     * @description Revoked and expired ones stay: they stand in the history of records.
     */
    readonly get: operations["listApiKeys"];
    /**
     * Make an API key
     * @description A machine user with these roles. The key is told here once: only its hash is kept. Nobody gives more rights than they have. A key cannot make keys.
     */
    readonly post: operations["createApiKey"];
  };
  readonly "/api-keys/{id}": {
    /**
     * End an API key for good
     * @description Tokens that were given for it open nothing within ten seconds.
     */
    readonly delete: operations["revokeApiKey"];
  };
  readonly "/roles": {
    /**
     * List the roles
     * @description What they allow is told to those who configure the workspace.
     */
    readonly get: operations["listRoles"];
    /**
     * Add a role
     * @description What is not said is not allowed.
     */
    readonly post: operations["createRole"];
  };
  readonly "/roles/{id}": {
    /**
     * Change a role
     * @description JSON merge patch. Acts for everybody who has the role within ten seconds.
     */
    readonly patch: operations["updateRole"];
  };
  readonly "/fields": {
    /** List the fields that the workspace has added */
    readonly get: operations["listFields"];
  };
  readonly "/fields/{name}": {
    /**
     * Change the fields that the workspace has added to an object
     * @description The whole list. A field that is there is retired, never left out, and its values stay. With `dryRun` nothing is changed, and the answer tells what would be and how many records it is about.
     */
    readonly put: operations["changeFields"];
  };
  readonly "/fields/{name}/history": {
    /** Read what happened to these fields */
    readonly get: operations["getFieldHistory"];
  };
  readonly "/views": {
    /**
     * List saved views of lists
     * @description The caller’s own and those that are shared, as far as they are for the caller: columns that the caller may not see are left out, and a shared view that filters by such a field is not there.
     */
    readonly get: operations["listViews"];
    /**
     * Save a view
     * @description It goes through the parser of lists: what a list refuses is refused here.
     */
    readonly post: operations["createView"];
  };
  readonly "/views/{id}": {
    /** Delete a view */
    readonly delete: operations["deleteView"];
    /**
     * Change a view
     * @description JSON merge patch. A shared view is changed by its author and by those who configure the workspace.
     */
    readonly patch: operations["updateView"];
  };
  readonly "/views/default/{object}": {
    /**
     * Choose the columns of lists without a view
     * @description For the caller alone; none: what the definition says.
     */
    readonly put: operations["chooseColumns"];
  };
  readonly "/capture/leads": {
    /**
     * Hand in a lead from a form on a website
     * @description Takes no token, but the key of a form: as `?key=`, or in the header `steward-form-key`. JSON or the fields of a form, up to 16 KB and 600 a minute. Fields are those of a lead, or what forms usually call them (`name`, `phone`, `email`, `message`); what cannot be read goes into the text of the lead, and nothing is refused for it. Whether the sender is known is found out afterwards: the answer does not tell. A lead that fills in `leave_empty`, which people do not see, is kept as rejected. An `Idempotency-Key` makes repetitions harmless.
     */
    readonly post: operations["captureLead"];
  };
  readonly "/capture-forms": {
    /**
     * List the forms that hand in leads
     * @description Revoked ones stay: they stand in the history of leads.
     */
    readonly get: operations["listForms"];
    /**
     * Make a form that hands in leads
     * @description Its key opens nothing but `POST /capture/leads`.
     */
    readonly post: operations["createForm"];
  };
  readonly "/capture-forms/{id}": {
    /**
     * Revoke the key of a form for good
     * @description What it sends is refused within ten seconds.
     */
    readonly delete: operations["revokeForm"];
  };
  readonly "/assignment-rules": {
    /**
     * Read whom leads go to
     * @description Leads of a client go to whoever answers for the client; these rules are for all others.
     */
    readonly get: operations["getRules"];
    /**
     * Change whom leads go to
     * @description The whole list. A zone that keeps its `id` keeps whose turn it is. Within a zone whoever has waited longest is next; who is away, has left or may not work on leads is passed over.
     */
    readonly put: operations["changeRules"];
  };
  readonly "/assignment-rules/try": {
    /**
     * Tell who would get such a lead, and why
     * @description Takes nobody’s turn. The lead is read as that of a form is; `rules` are tried before they are saved.
     */
    readonly post: operations["tryAssignment"];
  };
  readonly "/leads/{id}/assignment": {
    /** Tell why a lead is whose it is */
    readonly get: operations["getAssignment"];
  };
  readonly "/calls/route": {
    /**
     * Tell whom a call from a number is for
     * @description The account manager of whose number it is, or whoever stands in. Of a client whom the caller may not read no more is told, and it is noted, as by the check for duplicates.
     */
    readonly get: operations["routeCall"];
  };
  readonly "/duplicates": {
    /**
     * List pairs of records that may be the same
     * @description The surest first, and of those that are about equally sure the ones on which more money depends; only pairs of which the caller may read both records.
     */
    readonly get: operations["listDuplicates"];
  };
  readonly "/duplicates/check": {
    /**
     * Find what a record could be a duplicate of, before it is saved
     * @description Made to be asked while somebody types: what is not right yet is left out. All records are searched. Of one that the caller may not read no more is told than who leads the client and since when; that it was told is noted, and can be had only so often within an hour.
     */
    readonly post: operations["checkDuplicates"];
  };
  readonly "/duplicates/compare": {
    /**
     * Compare two records, or what could become one
     * @description What speaks for and against their being the same. What the caller may not see is not compared. A lead can be held against a person or a company.
     */
    readonly post: operations["compareTwo"];
  };
  readonly "/duplicates/probes": {
    /**
     * List who was told of records that they may not read
     * @description Newest first.
     */
    readonly get: operations["listProbes"];
  };
  readonly "/duplicates/{id}/reject": {
    /**
     * Say that two records are not the same
     * @description For everybody, until what was compared of either of them changes. Takes the right to change both of them, or to merge them.
     */
    readonly post: operations["rejectPair"];
  };
  readonly "/duplicates/{id}/reopen": {
    /** Take back that two records are not the same */
    readonly post: operations["reopenPair"];
  };
  readonly "/auto-merge": {
    /** Read whether pairs are merged unasked */
    readonly get: operations["getAutoMerge"];
    /**
     * Say whether pairs are merged unasked
     * @description Nightly, and on demand: pairs that are certain from a proven score on, of one account manager, seen by the same people, with the same legal identity or none, and parted by nobody before.
     */
    readonly put: operations["changeAutoMerge"];
  };
  readonly "/companies/{id}/related": {
    /**
     * List firms that belong together with a client and are not the same
     * @description Of one group, one brand or one web domain; those of the group first. Of one that the caller may not read no more is told than who leads it and since when; that it was told is noted, once within an hour.
     */
    readonly get: operations["listRelatedFirms"];
  };
  readonly "/{object}/{id}/merge": {
    /**
     * Make several records one
     * @description The record in the path stays, and takes the place of up to 10 others, whose ids lead to it from then on. With `dryRun` nothing is written and the answer says, field by field, what would be. Whoever may change one of the records but not merge them all, or is not the common head of their account managers, proposes it: 202, with the status `proposed`. Every merge can be undone for 90 days.
     */
    readonly post: operations["mergeRecords"];
  };
  readonly "/client-release": {
    /** Read whether clients are released */
    readonly get: operations["getClientRelease"];
    /**
     * Say whether clients are released
     * @description A client of which nothing was heard for so many days goes to the head of the department, after two warnings. A call that was answered, a meeting and a mail or message that came in count; what is only sent does not. Never with an open deal, an unpaid invoice or an open case.
     */
    readonly put: operations["changeClientRelease"];
  };
  readonly "/join-requests": {
    /** List requests to join a client */
    readonly get: operations["listJoinRequests"];
    /**
     * Ask to work with a client that one may not see
     * @description A check for duplicates gives a `ref` for it, which is good for a day. Nothing is told of the client before somebody accepts.
     */
    readonly post: operations["askToJoinHidden"];
  };
  readonly "/join-requests/{id}/accept": {
    /** Accept a request: who asked becomes a co-manager */
    readonly post: operations["acceptJoinRequest"];
  };
  readonly "/join-requests/{id}/decline": {
    /** Decline a request, and say why */
    readonly post: operations["declineJoinRequest"];
  };
  readonly "/notifications": {
    /**
     * List what the caller is told, newest first
     * @description Kept for ninety days.
     */
    readonly get: operations["listNotifications"];
  };
  readonly "/notifications/read": {
    /**
     * Mark notifications as read
     * @description Those that are named, or all.
     */
    readonly post: operations["readNotifications"];
  };
  readonly "/companies/{id}/join-requests": {
    /**
     * Ask to work with a client
     * @description Whoever answers for the client decides within one working day; then the head of the department as well. Asking twice gives the first request.
     */
    readonly post: operations["askToJoin"];
  };
  readonly "/quotes/{id}/terms": {
    /** Compare a quote with the terms agreed with its client */
    readonly get: operations["getQuoteTerms"];
  };
  readonly "/quotes/{id}/approve": {
    /**
     * Approve a quote that departs from the terms
     * @description By whoever answers for the client. It holds until lines, payment terms, currency or client change.
     */
    readonly post: operations["approveQuote"];
  };
  readonly "/quotes/{id}/approval-requests": {
    /**
     * Ask for the approval of a quote that departs from the terms
     * @description Whoever answers for the client is told. Until they have approved it, the quote cannot be sent.
     */
    readonly post: operations["askForApproval"];
  };
  readonly "/companies/{id}/account-manager": {
    /** Read who works with a client */
    readonly get: operations["getClientTeam"];
  };
  readonly "/companies/{id}/overlaps": {
    /**
     * Look what new work with a client would overlap
     * @description Open work of others with the client, or with firms that belong together with it, of the same product category or of none. Of work with a client that the caller may not see no more is told than who answers for that client, and that it was told is noted. A create answers the same as `warnings`, for the client and its group.
     */
    readonly get: operations["checkOverlaps"];
  };
  readonly "/overlaps": {
    /**
     * List clients that more than one seller works with
     * @description For those who read deals of more people than themselves; those with the most sellers first.
     */
    readonly get: operations["listSharedClients"];
  };
  readonly "/companies/{id}/handover": {
    /**
     * Hand over a client with all open work
     * @description Open deals, tasks, cases and other open work, contacts, and what is planned, as far as they are the account manager’s. With `until` they come back at that time, but for those that went to somebody else meanwhile. `dryRun` only tells what would go along.
     */
    readonly post: operations["handOver"];
  };
  readonly "/reports/quality": {
    /**
     * Read how good the data are, with the weeks before
     * @description Of the people whom the caller leads: nobody is told the score of colleagues.
     */
    readonly get: operations["getQualityReport"];
  };
  readonly "/reports/quality/export": {
    /** Export how good the data are as CSV */
    readonly get: operations["exportQualityReport"];
  };
  readonly "/quality/summary": {
    /**
     * Read how good the data are
     * @description Of the caller, and of the people whose clients they manage, kept up to date by the stream. Nobody is told the score of colleagues.
     */
    readonly get: operations["getQualitySummary"];
  };
  readonly "/quality/fix-next": {
    /**
     * List what to mend first
     * @description What gains the most first, and of that what the most money depends on.
     */
    readonly get: operations["listFixNext"];
  };
  readonly "/quality/waivers": {
    /** List what need not be mended, and what somebody asks for */
    readonly get: operations["listWaivers"];
  };
  readonly "/quality/waivers/{id}/grant": {
    /**
     * Grant a waiver: the rule does not count until its day
     * @description For the head of whose record it is. Nobody grants what they asked for themselves.
     */
    readonly post: operations["grantWaiver"];
  };
  readonly "/quality/waivers/{id}/decline": {
    /** Decline a waiver, and say why */
    readonly post: operations["declineWaiver"];
  };
  readonly "/{object}/{id}/quality": {
    /**
     * Read how good a record is
     * @description From what is there now, as far as the caller may know it: what is hidden from them neither costs nor is named.
     */
    readonly get: operations["getQuality"];
    /**
     * Say of a field that it is not known yet, or still right
     * @description `notKnown` is for an empty field, and costs half of what saying nothing does until the day on which to ask again (`askOn`, in 30 days unless given, at most a year); `confirmed` is for one that holds something.
     */
    readonly put: operations["answerField"];
  };
  readonly "/{object}/{id}/quality/waivers": {
    /**
     * List the waivers of a record
     * @description The last one of each field and rule.
     */
    readonly get: operations["listWaiversOf"];
    /**
     * Ask that a rule does not count for a field until a day
     * @description What it costs now, at most for a year. The record stays as it is until the head grants it: asking neither costs nor gains a point.
     */
    readonly post: operations["askForWaiver"];
  };
  readonly "/import-templates": {
    /**
     * List templates of mappings
     * @description Those that people have kept by name, then those that come with the product for the files of other systems.
     */
    readonly get: operations["listImportTemplates"];
    /**
     * Keep a mapping as a template
     * @description For the whole workspace: it is proposed for files with such a header.
     */
    readonly post: operations["createImportTemplate"];
  };
  readonly "/import-templates/{id}": {
    /**
     * Delete a template
     * @description By its author, or by whoever sets up the workspace.
     */
    readonly delete: operations["deleteImportTemplate"];
  };
  readonly "/imports": {
    /**
     * List imports
     * @description Newest first: those of the caller, and of others as far as the right to import reaches.
     */
    readonly get: operations["listImports"];
    /**
     * Begin an import
     * @description The file is sent to the address in the answer: comma-separated values of at most 200,000 rows and 100 MB, or a workbook (XLSX) of at most 20,000 rows and 20 MB.
     */
    readonly post: operations["createImport"];
  };
  readonly "/imports/{id}": {
    /** Read how far an import is */
    readonly get: operations["getImport"];
  };
  readonly "/imports/{id}/preview": {
    /**
     * Look into the file of an import
     * @description How it is written, its columns with samples, and the mapping that their names suggest.
     */
    readonly get: operations["previewImport"];
  };
  readonly "/imports/{id}/plan": {
    /** List what the plan does with each row */
    readonly get: operations["listPlanRows"];
    /**
     * Plan an import
     * @description The dry run: decides for every row what will be done with it, and keeps that. Nothing is written to records. What is not given is as the preview proposes.
     */
    readonly post: operations["planImport"];
  };
  readonly "/imports/{id}/settings": {
    /**
     * Read what a plan was made by
     * @description Said in full, as the plan of another file takes it.
     */
    readonly get: operations["getPlanSettings"];
  };
  readonly "/imports/{id}/commit": {
    /**
     * Carry out the plan
     * @description In the background and to the letter: a row whose record has moved since is refused. A plan with debt asks for a waiver, which the caller signs. Asked again, it wakes work that has come to a halt.
     */
    readonly post: operations["commitImport"];
  };
  readonly "/imports/{id}/errors": {
    /**
     * Export the rows that were refused as CSV
     * @description In the columns of the file, with the reasons in one of their own. Of very many rows the first that fit into an answer: `POST` makes a file of all.
     */
    readonly get: operations["exportErrors"];
    /**
     * Make a file of all rows that were refused
     * @description Of the kind that was sent, text or workbook, with the reasons in a column of its own, however many they are. Put right, it can be imported by itself.
     */
    readonly post: operations["createErrorFile"];
  };
  readonly "/imports/{id}/undo": {
    /**
     * Take back what an import brought
     * @description New records go into the bin, changed fields get back what they held. What people did since stays, and is named. Takes as long as a quarter of a minute; what is not done by then goes on in the background, and asking again tells how far it is.
     */
    readonly post: operations["undoImport"];
  };
  readonly "/exports": {
    /**
     * List exports
     * @description Newest first: those of the caller, and for administrators those of everybody.
     */
    readonly get: operations["listExports"];
    /**
     * Export a list as a file
     * @description In the background and whatever its length: all that the filter matches, with the rights that the caller has when each page is read. Lists by their last change are written in the order of names or dates, which stays while people work. Told in the history of the caller.
     */
    readonly post: operations["startExport"];
  };
  readonly "/exports/workspace": {
    /**
     * Export the whole workspace as a file
     * @description In the background: records, files, people, roles, settings and history as they are at one moment, as lines of JSON by kind in an archive with a manifest and hashes; no keys, no passwords. For those who may export everything and configure. `npm run restore` brings it into an empty table.
     */
    readonly post: operations["startWorkspaceExport"];
  };
  readonly "/exports/{id}": {
    /** Read how far an export is, and load its file */
    readonly get: operations["getExport"];
  };
  readonly "/feeds": {
    /**
     * List feeds
     * @description By name: those that the caller answers for, and those of others as far as the right to import reaches.
     */
    readonly get: operations["listFeeds"];
    /**
     * Set up a feed
     * @description Its settings are checked as those of a plan are. The caller answers for it: its runs have their rights.
     */
    readonly post: operations["createFeed"];
  };
  readonly "/feeds/{id}": {
    /** Read a feed */
    readonly get: operations["getFeed"];
    /**
     * Delete a feed
     * @description What its runs have brought stays, and can be taken back run by run.
     */
    readonly delete: operations["deleteFeed"];
    /**
     * Change a feed
     * @description By who answers for it, or sets up the workspace. Whoever changes what it does to records (settings, source, limits, mastery, waiver) answers for it from then on; so does who names their own id as owner.
     */
    readonly patch: operations["updateFeed"];
  };
  readonly "/feeds/{id}/run": {
    /**
     * Hand over a file
     * @description With a file name the answer tells where the file is to be sent; with the id from that answer the run begins, and one that failed or is held begins anew. With content (CSV) it begins at once; without anything, what lies in the inbox is taken. A run plans and carries out itself; where it refuses more than the feed allows, or something is missing that nobody signed for, it waits for somebody to commit it. Runs follow each other.
     */
    readonly post: operations["runFeed"];
  };
  readonly "/feeds/{id}/runs": {
    /**
     * List the runs of a feed
     * @description Newest first; each is an import.
     */
    readonly get: operations["listFeedRuns"];
  };
  readonly "/jobs": {
    /** List the jobs with their last run */
    readonly get: operations["listJobs"];
  };
  readonly "/jobs/{job}/run": {
    /**
     * Start a job now
     * @description Does what its schedule does. The run goes on after the answer; the list of jobs shows what came of it.
     */
    readonly post: operations["runJob"];
  };
  readonly "/cleansing/plans": {
    /** List the plans of cleansing, that of the schedule first */
    readonly get: operations["listCleansingPlans"];
    /**
     * Make a plan of cleansing
     * @description Steps are carried out in the order of the list of kinds, whatever order they come in.
     */
    readonly post: operations["createCleansingPlan"];
  };
  readonly "/cleansing/plans/{id}": {
    /**
     * Delete a plan of cleansing
     * @description Its runs stay, and can be undone.
     */
    readonly delete: operations["deleteCleansingPlan"];
    /**
     * Change a plan of cleansing
     * @description JSON merge patch. Previews made before stay as they are: what they showed is what is approved.
     */
    readonly patch: operations["updateCleansingPlan"];
  };
  readonly "/cleansing/plans/{id}/preview": {
    /**
     * Look at what a plan would change
     * @description Changes nothing: every record is looked at, and the run shows how many would change, with a sample. In a large workspace the answer is 202, and the run goes on after it.
     */
    readonly post: operations["previewCleansing"];
  };
  readonly "/cleansing/plans/{id}/run": {
    /**
     * Approve what a preview showed, and have it carried out
     * @description Exactly the changes that the preview found are made; where a record has changed since, so that it would be another change, none is.
     */
    readonly post: operations["runCleansing"];
  };
  readonly "/cleansing/runs": {
    /** List previews and runs of cleansing, newest first */
    readonly get: operations["listCleansingRuns"];
  };
  readonly "/cleansing/runs/{id}": {
    /** Get a preview or a run with a sample of its records */
    readonly get: operations["getCleansingRun"];
  };
  readonly "/cleansing/runs/{id}/undo": {
    /**
     * Undo a run of cleansing
     * @description Field by field: what somebody changed after the run stays as it is, and is named. Pairs that the run merged become several records again.
     */
    readonly post: operations["undoCleansing"];
  };
  readonly "/backups": {
    /** List the backups that are kept, with the last proof that they can be restored */
    readonly get: operations["listBackups"];
    /**
     * Make a backup now
     * @description It becomes the backup with the id of the run, once that has finished.
     */
    readonly post: operations["createBackup"];
  };
  readonly "/backups/{id}/verify": {
    /**
     * Prove a backup by restoring it
     * @description Restores it into a table of its own, compares that with what was kept, and drops it. The list of backups shows what came of it.
     */
    readonly post: operations["verifyBackup"];
  };
  readonly "/companies/registry-lookup": {
    /**
     * Look up a firm that is about to be entered
     * @description Nothing is kept. A registry that does not answer in time is an outcome, no problem.
     */
    readonly post: operations["lookUpCompany"];
  };
  readonly "/companies/{id}/registry-check": {
    /**
     * Check a company in the registry of its country
     * @description The answer is kept as evidence; the record stays as it is. A registry that does not answer in time is an outcome, no problem.
     */
    readonly post: operations["checkInRegistry"];
  };
  readonly "/companies/{id}/registry-checks": {
    /**
     * List what registries said of a company
     * @description Newest first, with that of companies that were merged into it.
     */
    readonly get: operations["listRegistryChecks"];
  };
  readonly "/search": {
    /**
     * Find records by name, phone, e-mail or number
     * @description By the beginnings of names in any order, across scripts and keyboard layouts, by a phone in any format, an e-mail address or an identifier. Exact matches come first, then whole words, then beginnings.
     */
    readonly get: operations["searchRecords"];
  };
  readonly "/reports/{name}": {
    /**
     * Read a report
     * @description Sales by month, the funnel by stage, or how many records there are: within what the caller may read, kept up to date by the stream.
     */
    readonly get: operations["getReport"];
  };
  readonly "/companies/{id}/card": {
    /**
     * Read a client with all that hangs on it
     * @description Contacts, open deals, possible duplicates and the newest of the history, in one query.
     */
    readonly get: operations["getCompanyCard"];
  };
  readonly "/deals/{id}/transitions": {
    /** List every stage, with what keeps the deal from it */
    readonly get: operations["listTransitions"];
    /**
     * Move a deal to another stage
     * @description With the fields that the stage asks for, such as the reason for a loss.
     */
    readonly post: operations["moveDeal"];
  };
  readonly "/{object}": {
    /**
     * List what the caller may read
     * @description A page can be short and still have a next one. A filter or sort order that no index serves is refused, naming those that can be had.
     */
    readonly get: operations["listRecords"];
    /** Create a record */
    readonly post: operations["createRecord"];
  };
  readonly "/{object}/export": {
    /**
     * Export a list as CSV
     * @description Takes the parameters of the list. Text that a spreadsheet would take for a formula is made harmless.
     */
    readonly get: operations["exportRecords"];
  };
  readonly "/{object}/batch": {
    /**
     * Make up to a hundred changes
     * @description Each by the same rules as alone: one that is refused keeps no other from being made. With an `Idempotency-Key`, operation i has the key `key#i`.
     */
    readonly post: operations["batchRecords"];
  };
  readonly "/{object}/by/{scheme}/{value}": {
    /**
     * Create or change the record with this legal number
     * @description Said twice, by one or by two, it leaves one record. Evidence that is no key, such as a KPP, and objects without legal numbers answer 404.
     */
    readonly put: operations["upsertRecord"];
  };
  readonly "/{object}/{id}": {
    /** Read a record */
    readonly get: operations["getRecord"];
    /**
     * Delete a record
     * @description It leaves all lists; it can be restored, and its history and legal numbers stay its own.
     */
    readonly delete: operations["deleteRecord"];
    /**
     * Change a record
     * @description JSON merge patch: null clears a field, lists are replaced whole. A change of an older version is made when nobody touched its fields since.
     */
    readonly patch: operations["updateRecord"];
  };
  readonly "/{object}/{id}/restore": {
    /** Restore a deleted record */
    readonly post: operations["restoreRecord"];
  };
  readonly "/{object}/{id}/history": {
    /**
     * Read what happened to a record
     * @description Newest first. It outlives the record.
     */
    readonly get: operations["getHistory"];
  };
  readonly "/{object}/{id}/history/{version}/restore": {
    /**
     * Bring one value of a past change back
     * @description An ordinary change of the field, by the rules of today. What was erased with a person cannot come back.
     */
    readonly post: operations["restoreValue"];
  };
  readonly "/{object}/{id}/sources": {
    /**
     * Tell who gave each field its present value, and when
     * @description Fields without a value are left out, and those that have not changed for 200 versions.
     */
    readonly get: operations["listSources"];
  };
  readonly "/{object}/{id}/erase": {
    /**
     * Erase what is kept about a person
     * @description In the record, its history and the records about them; what is left keeps links whole and cannot be changed. `dryRun` only counts. The call is repeated until `done`.
     */
    readonly post: operations["erasePerson"];
  };
  readonly "/{object}/{id}/personal-data": {
    /**
     * Give out all that is kept about a person
     * @description It is noted in the history of the record.
     */
    readonly get: operations["exportPerson"];
  };
  readonly "/{object}/{id}/access": {
    /** Explain who may do what with a record, and by which rule */
    readonly get: operations["explainAccess"];
  };
  readonly "/{object}/{id}/attachments": {
    /**
     * List the files of a record
     * @description Newest first. Files are for those who read the record by a right of their own or may change it.
     */
    readonly get: operations["listAttachments"];
    /**
     * Begin to add a file to a record
     * @description The file itself is then sent to `upload`, and `complete` makes it visible. At most 25 MB; documents, tables, presentations, PDF, pictures, text, ZIP and mails, by the ending of the name, which `contentType` must fit.
     */
    readonly post: operations["announceAttachment"];
  };
  readonly "/{object}/{id}/attachments/{attachmentId}": {
    /**
     * Get an address from which a file can be loaded
     * @description The history of the record keeps who asked for it.
     */
    readonly get: operations["getAttachment"];
    /**
     * Put a file of a record into the bin
     * @description It can be restored for 30 days.
     */
    readonly delete: operations["deleteAttachment"];
  };
  readonly "/{object}/{id}/attachments/{attachmentId}/complete": {
    /**
     * Say that a file has been sent
     * @description From then on it is one of the record’s. Said again, it answers the same.
     */
    readonly post: operations["completeAttachment"];
  };
  readonly "/{object}/{id}/attachments/{attachmentId}/restore": {
    /** Bring a file back from the bin */
    readonly post: operations["restoreAttachment"];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly Health: {
      /** @constant */
      readonly status: "ok";
      readonly tenant: string;
      /** @description The release that answers. */
      readonly version: string;
      /**
       * @description What the workspace speaks to those who do not say what they speak.
       * @enum {unknown}
       */
      readonly language: "ru" | "fr" | "en";
      readonly parts: {
        readonly table: {
          /** @constant */
          readonly status: "ok";
        };
        readonly streams: {
          readonly dedupe: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastBatchAt: string | null;
          };
          readonly reports: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastBatchAt: string | null;
          };
        };
        readonly schedules: {
          readonly cleansing: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly backup: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly "restore-drill": {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly reindex: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly reconcile: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly reminders: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
          readonly feeds: {
            /**
             * Format: date-time
             * @description Null: not yet.
             */
            readonly lastRunAt: string | null;
          };
        };
      };
      /** @description Invented data and users with a known password. */
      readonly demo: boolean;
      readonly demoUsers?: readonly {
        readonly email: string;
        readonly name: string;
        readonly role: string;
      }[];
    };
    readonly Tokens: {
      /** @description What all other routes take: `Authorization: Bearer …`. */
      readonly accessToken: string;
      /** @description Says who signed in; it opens no route. */
      readonly idToken: string;
      /** @description Seconds. */
      readonly expiresIn: number;
      /** @description Absent in the answer to a refresh: the one in hand stays good. */
      readonly refreshToken?: string;
    };
    readonly Department: {
      readonly id: string;
      readonly name: string;
      readonly version: number;
      /** @description Absent: the top. */
      readonly parentId?: string;
    };
    readonly ObjectRights: {
      /** @enum {unknown} */
      readonly create: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly read: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly edit: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly delete: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly export: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly merge: "none" | "own" | "department" | "all";
      /** @enum {unknown} */
      readonly import: "none" | "own" | "department" | "all";
    };
    readonly FieldLimits: {
      readonly companies?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly contacts?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly leads?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly deals?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly products?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly quotes?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly contracts?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly orders?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly invoices?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly payments?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly cases?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly tasks?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
      readonly activities?: {
        readonly [key: string]: "hidden" | "readOnly";
      };
    };
    readonly Me: {
      readonly user: {
        readonly id: string;
        readonly name: string;
        readonly email: string;
        readonly department: components["schemas"]["Department"] | null;
      };
      readonly roles: readonly string[];
      /** @description Whether sign-in asks the caller for a code, and whether it has to. */
      readonly secondFactor: {
        readonly on: boolean;
        readonly required: boolean;
      };
      /** @description How far each action on each object reaches, and what is allowed besides. */
      readonly permissions: {
        readonly companies: components["schemas"]["ObjectRights"];
        readonly contacts: components["schemas"]["ObjectRights"];
        readonly leads: components["schemas"]["ObjectRights"];
        readonly deals: components["schemas"]["ObjectRights"];
        readonly products: components["schemas"]["ObjectRights"];
        readonly quotes: components["schemas"]["ObjectRights"];
        readonly contracts: components["schemas"]["ObjectRights"];
        readonly orders: components["schemas"]["ObjectRights"];
        readonly invoices: components["schemas"]["ObjectRights"];
        readonly payments: components["schemas"]["ObjectRights"];
        readonly cases: components["schemas"]["ObjectRights"];
        readonly tasks: components["schemas"]["ObjectRights"];
        readonly activities: components["schemas"]["ObjectRights"];
        /** @constant */
        readonly runJobs?: true;
        /** @constant */
        readonly readReports?: true;
        /** @constant */
        readonly configure?: true;
        /** @constant */
        readonly erasePersons?: true;
      };
      /** @description What the roles take away of single fields; what is hidden is unknown to all else. */
      readonly fields: components["schemas"]["FieldLimits"];
      readonly tenant: {
        readonly id: string;
        readonly name: string;
        /** @enum {unknown} */
        readonly language: "ru" | "fr" | "en";
        /** @description IANA zone. */
        readonly timeZone: string;
        /** @description ISO 4217. */
        readonly currency: string;
        /** @description ISO 3166-1 alpha-2. */
        readonly country: string;
        readonly demo: boolean;
        /** @description Countries whose registry of companies can be asked. */
        readonly registries: readonly "FR"[];
      };
    };
    /** @enum {unknown} */
    readonly ObjectName: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
    readonly FieldDefinition: {
      readonly name: string;
      /** @enum {unknown} */
      readonly type: "text" | "longText" | "boolean" | "enum" | "enums" | "integer" | "decimal" | "currency" | "country" | "date" | "dateTime" | "reference" | "phones" | "emails" | "identifiers" | "addresses" | "urls" | "coManagers" | "credits" | "items" | "links";
      /** @description In the language of the caller. */
      readonly label: string;
      /**
       * @description A decimal that counts hundredths; others are sums of money.
       * @constant
       */
      readonly percent?: true;
      /** @constant */
      readonly required?: true;
      /**
       * @description Filled in when nothing is given on creation; can be changed, never cleared.
       * @constant
       */
      readonly filledIn?: true;
      /** @description What a new record holds when nothing is given. */
      readonly default?: string | boolean | {
        /** @enum {unknown} */
        readonly from: "tenant" | "today" | "actor";
      };
      /**
       * @description Written by the system, or not by this caller.
       * @constant
       */
      readonly readOnly?: true;
      /** @description Longest text in characters, or longest list in entries. */
      readonly max?: number;
      /** @description Values of `enum` and `enums`. */
      readonly options?: readonly string[];
      /** @description What a reference refers to. */
      readonly to?: string;
      /**
       * @description The people named here see the record as theirs.
       * @constant
       */
      readonly linked?: true;
      /** @description Operations that a list accepts on this field. */
      readonly filter?: readonly ("eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists")[];
      /** @description What the field says about identity, when records are compared. */
      readonly match?: string;
      /**
       * @description Tells something about a person: it goes when that person is erased.
       * @constant
       */
      readonly personal?: true;
      /**
       * @description The record is about the person named here, and its personal fields are theirs.
       * @constant
       */
      readonly about?: true;
      /** @description Options from the strictest on, which holds when records are merged. */
      readonly strictest?: readonly string[];
      /**
       * @description Where a form shows the field.
       * @enum {unknown}
       */
      readonly form?: "main" | "more";
      /**
       * @description Shown as a column of lists by default.
       * @constant
       */
      readonly column?: true;
      /** @description By option, in the language of the caller. */
      readonly optionLabels?: {
        readonly [key: string]: string;
      };
      /** @description What the values are used for, in the language of the caller. */
      readonly purpose?: string;
      /**
       * @description No two live records have the same value, however it is written.
       * @constant
       */
      readonly unique?: true;
    };
    readonly ObjectDefinition: {
      readonly name: components["schemas"]["ObjectName"];
      /** @description Prefix of ids. */
      readonly prefix: string;
      readonly fields: readonly components["schemas"]["FieldDefinition"][];
      /** @description The field that holds the responsible user. */
      readonly owner: string;
      /** @description Fields that name the record. */
      readonly title: readonly string[];
      readonly label: {
        readonly one: string;
        readonly many: string;
      };
      /**
       * @description Whose a new record is when nobody is named; absent: the creator’s.
       * @enum {unknown}
       */
      readonly ownedBy?: "accountManager";
      /**
       * @description The field that names the client; `id`: the record is the client.
       * @enum {unknown}
       */
      readonly company?: "id" | "companyId";
      /**
       * @description What lists are kept in the order of, besides the last change; absent: the name.
       * @enum {unknown}
       */
      readonly listBy?: "date";
      /**
       * @description Found by its name and numbers.
       * @constant
       */
      readonly searched?: true;
      /** @description Beginning of the number that a new document gets. */
      readonly numbered?: string;
      /** @description While the field has one of the values there is work to do. */
      readonly work?: {
        readonly field: string;
        readonly open?: readonly string[];
      };
      /**
       * @description As long as it is open, its company cannot be deleted.
       * @constant
       */
      readonly holdsCompany?: true;
      /** @description Its records are people, named by these fields: what is kept about one is given out and erased. */
      readonly person?: readonly string[];
      /**
       * @description Comes in by files as well.
       * @constant
       */
      readonly imported?: true;
      /**
       * @description Co-managers of the client may create and change such records of it; `inLine`: those of their product line.
       * @enum {unknown}
       */
      readonly coManaged?: "all" | "inLine";
      /**
       * @description Whose it is follows from rules, where it comes from outside or a machine makes it and names nobody.
       * @constant
       */
      readonly assigned?: true;
      /**
       * @description Work that one seller at a time should do with a client: who begins more of it is warned.
       * @constant
       */
      readonly contested?: true;
      /** @description Fields that whoever reads the client sees without a right on the object. */
      readonly outline?: readonly string[];
      /** @description The one date that lists can be sorted by. */
      readonly date?: string;
    };
    readonly Words: {
      readonly ru: string;
      readonly fr: string;
      readonly en: string;
    };
    readonly Pipeline: {
      readonly id: string;
      readonly name: components["schemas"]["Words"];
      readonly stages: readonly {
        readonly id: string;
        /** @enum {unknown} */
        readonly kind: "open" | "won" | "lost";
        readonly name: components["schemas"]["Words"];
        /** @description Fields of the deal without which it cannot move here. */
        readonly requires?: readonly string[];
      }[];
    };
    readonly MergedRecord: {
      readonly object: components["schemas"]["ObjectName"];
      readonly id: string;
      readonly title: string;
    };
    readonly Merge: {
      readonly id: string;
      readonly object: components["schemas"]["ObjectName"];
      /**
       * @description The records are one from `queued` on; what hung on those that went is brought over until `done`.
       * @enum {unknown}
       */
      readonly status: "proposed" | "queued" | "moving" | "done" | "undoing" | "undone" | "declined";
      /** Format: date-time */
      readonly at: string;
      readonly by: {
        readonly id: string;
        readonly name: string;
      };
      readonly proposedBy: {
        readonly id: string;
        readonly name: string;
      } | null;
      /** @description The run that merged them unasked. */
      readonly runId: string | null;
      /** @description The record that stays. */
      readonly target: components["schemas"]["MergedRecord"];
      readonly sources: readonly components["schemas"]["MergedRecord"][];
      /** @description Field → the record whose value was chosen. */
      readonly choose: {
        readonly [key: string]: string;
      };
      /** @description What hung on the sources when they were merged. */
      readonly found: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
        readonly files?: number;
      };
      /** @description What has been brought over so far. */
      readonly moved: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
        readonly files?: number;
      };
      readonly undo: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
      } | null;
      /** @description What people changed after the merge, and undoing it left. */
      readonly kept: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly field: string;
      }[];
      /**
       * Format: date-time
       * @description For 90 days it can be undone.
       */
      readonly undoUntil: string;
      /** @description Whether the caller may merge such records and take them apart. */
      readonly mayMerge: boolean;
      /** @description Of a proposal: who may confirm it; null: whoever may merge the records. */
      readonly confirmedBy: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly MergeRun: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      /** @description null: the schedule. */
      readonly by: {
        readonly id: string;
        readonly name: string;
      } | null;
      /**
       * @description `undone`: all but those named in `failures`.
       * @enum {unknown}
       */
      readonly status: "running" | "done" | "undoing" | "undone";
      /** @description Score from which it merges. */
      readonly from: number;
      /** @description Whose records it is limited to. */
      readonly accountManager: {
        readonly id: string;
        readonly name: string;
      } | null;
      /** @description Merges so far. */
      readonly merged: number;
      /** Format: date-time */
      readonly finishedAt: string | null;
      readonly undo: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
      } | null;
      /** Format: date-time */
      readonly undoUntil: string;
    };
    readonly WholeMergeRun: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      /** @description null: the schedule. */
      readonly by: {
        readonly id: string;
        readonly name: string;
      } | null;
      /**
       * @description `undone`: all but those named in `failures`.
       * @enum {unknown}
       */
      readonly status: "running" | "done" | "undoing" | "undone";
      /** @description Score from which it merges. */
      readonly from: number;
      /** @description Whose records it is limited to. */
      readonly accountManager: {
        readonly id: string;
        readonly name: string;
      } | null;
      /** @description Merges so far. */
      readonly merged: number;
      /** Format: date-time */
      readonly finishedAt: string | null;
      readonly undo: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
      } | null;
      /** Format: date-time */
      readonly undoUntil: string;
      /** @description Merges that were taken back. */
      readonly undone: number;
      /** @description Values that people changed since, and that undoing left; each merge names them. */
      readonly kept: number;
      /** @description Merges that could not be taken back, and why. */
      readonly failures: readonly {
        readonly mergeId: string;
        readonly code: string;
      }[];
      /** @description A page of them, in their order. */
      readonly merges: readonly components["schemas"]["Merge"][];
      readonly page: {
        readonly next: string | null;
      };
    };
    readonly User: {
      /** @description Subject of the user pool. */
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly departmentId: string;
      readonly roles: readonly string[];
      /**
       * @description Disabled: their access has ended, their name stays on what they did.
       * @enum {unknown}
       */
      readonly status: "active" | "disabled";
      readonly version: number;
      /** @description Who stands in for the person. */
      readonly substituteId?: string;
      /** @description First and last day away. */
      readonly absence?: {
        /** Format: date */
        readonly from: string;
        /** Format: date */
        readonly until: string;
        /** @description Who stands in this time. */
        readonly substituteId?: string;
      };
      /**
       * Format: date-time
       * @description Told to those who manage people.
       */
      readonly lastSignInAt?: string;
      /**
       * @description Sign-in asks for a code. Told to those who manage people.
       * @constant
       */
      readonly secondFactor?: true;
      /** @description Present: no person, but a machine that acts by an API key. */
      readonly apiKey?: {
        /** Format: date-time */
        readonly createdAt: string;
        readonly createdBy: string;
        /** Format: date-time */
        readonly expiresAt: string;
      };
      /** @description Present: no person, but a form that hands in leads. */
      readonly form?: {
        /** Format: date-time */
        readonly createdAt: string;
        readonly createdBy: string;
        readonly source: string;
      };
    };
    readonly RecordCounts: {
      readonly companies?: number;
      readonly contacts?: number;
      readonly leads?: number;
      readonly deals?: number;
      readonly products?: number;
      readonly quotes?: number;
      readonly contracts?: number;
      readonly orders?: number;
      readonly invoices?: number;
      readonly payments?: number;
      readonly cases?: number;
      readonly tasks?: number;
      readonly activities?: number;
    };
    readonly ChangedUser: {
      /** @description Subject of the user pool. */
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly departmentId: string;
      readonly roles: readonly string[];
      /**
       * @description Disabled: their access has ended, their name stays on what they did.
       * @enum {unknown}
       */
      readonly status: "active" | "disabled";
      readonly version: number;
      /** @description Who stands in for the person. */
      readonly substituteId?: string;
      /** @description First and last day away. */
      readonly absence?: {
        /** Format: date */
        readonly from: string;
        /** Format: date */
        readonly until: string;
        /** @description Who stands in this time. */
        readonly substituteId?: string;
      };
      /**
       * Format: date-time
       * @description Told to those who manage people.
       */
      readonly lastSignInAt?: string;
      /**
       * @description Sign-in asks for a code. Told to those who manage people.
       * @constant
       */
      readonly secondFactor?: true;
      /** @description Present: no person, but a machine that acts by an API key. */
      readonly apiKey?: {
        /** Format: date-time */
        readonly createdAt: string;
        readonly createdBy: string;
        /** Format: date-time */
        readonly expiresAt: string;
      };
      /** @description Present: no person, but a form that hands in leads. */
      readonly form?: {
        /** Format: date-time */
        readonly createdAt: string;
        readonly createdBy: string;
        readonly source: string;
      };
      /** @description Of a move to another department, which takes the records of the person along. */
      readonly records?: {
        readonly changed: components["schemas"]["RecordCounts"];
        /** @description False: the same call, made again, goes on. */
        readonly done: boolean;
      };
    };
    /** @enum {unknown} */
    readonly ExportedObject: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities" | "workspace";
    readonly ExportEvent: {
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description How the change came in.
       * @enum {unknown}
       */
      readonly channel: "api" | "import" | "capture" | "job" | "demo";
      /** @enum {unknown} */
      readonly action: "export";
      readonly object: components["schemas"]["ExportedObject"];
      readonly filters: readonly {
        readonly field: string;
        readonly op: string;
        readonly values: readonly string[];
      }[];
      readonly rows: number;
      /** @description Chosen columns; absent: all that the person may see. */
      readonly fields?: readonly string[];
      /**
       * @description Absent: a table of text, given at once.
       * @enum {unknown}
       */
      readonly format?: "csv" | "xlsx" | "jsonl" | "zip";
      /** @description What was told of related records. */
      readonly relations?: readonly string[];
    };
    readonly Leaving: {
      readonly user: {
        readonly id: string;
        readonly name: string;
        /** @enum {unknown} */
        readonly status: "active" | "disabled";
      };
      readonly dryRun: boolean;
      /** @description What the person has to pass on. */
      readonly counts: components["schemas"]["RecordCounts"];
      /** @description What the person took out during the last 30 days. */
      readonly exports: {
        readonly data: readonly components["schemas"]["ExportEvent"][];
        readonly more: boolean;
      };
      /** @description API keys that the person made, which end as well. */
      readonly apiKeys: readonly {
        readonly id: string;
        readonly name: string;
        /** @enum {unknown} */
        readonly status: "active" | "disabled";
      }[];
      /** @description What was passed on by this call. */
      readonly passed: components["schemas"]["RecordCounts"];
      /** @description Records of all kinds that are left. */
      readonly remaining: number;
      /** @description False: the same call, made again, goes on. */
      readonly done: boolean;
    };
    readonly HistoryEvent: {
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description How the change came in.
       * @enum {unknown}
       */
      readonly channel: "api" | "import" | "capture" | "job" | "demo";
      /**
       * @description The last five make no version: four are about files, and `export` says that personal data were given out.
       * @enum {unknown}
       */
      readonly action: "create" | "update" | "delete" | "restore" | "erase" | "merge" | "unmerge" | "attach" | "detach" | "reattach" | "download" | "export";
      /** @description Made by the event, or the one that was there. */
      readonly version: number;
      readonly changes: readonly {
        readonly field: string;
        /** @description Null: there was nothing. */
        readonly old: unknown;
        /** @description Null: there is nothing. */
        readonly new: unknown;
        /**
         * @description The values belonged to a person who was erased.
         * @constant
         */
        readonly erased?: true;
      }[];
      readonly reason: string | null;
      /** @description Of what came by a merge, or by undoing one. */
      readonly merge?: {
        readonly id: string;
        readonly survivor: string;
        readonly sources: readonly string[];
      };
      /** @description Of which record it tells, when that was merged into the one whose history is read. */
      readonly recordId?: string;
    };
    readonly UserHistoryEvent: components["schemas"]["HistoryEvent"] | {
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description How the change came in.
       * @enum {unknown}
       */
      readonly channel: "api" | "import" | "capture" | "job" | "demo";
      /** @enum {unknown} */
      readonly action: "export";
      readonly object: components["schemas"]["ExportedObject"];
      readonly filters: readonly {
        readonly field: string;
        readonly op: string;
        readonly values: readonly string[];
      }[];
      readonly rows: number;
      readonly changes: readonly {
        readonly field: string;
        /** @description Null: there was nothing. */
        readonly old: unknown;
        /** @description Null: there is nothing. */
        readonly new: unknown;
        /**
         * @description The values belonged to a person who was erased.
         * @constant
         */
        readonly erased?: true;
      }[];
      readonly reason: string | null;
      /** @description Chosen columns; absent: all that the person may see. */
      readonly fields?: readonly string[];
      /**
       * @description Absent: a table of text, given at once.
       * @enum {unknown}
       */
      readonly format?: "csv" | "xlsx" | "jsonl" | "zip";
      /** @description What was told of related records. */
      readonly relations?: readonly string[];
    } | {
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description How the change came in.
       * @enum {unknown}
       */
      readonly channel: "api" | "import" | "capture" | "job" | "demo";
      /** @enum {unknown} */
      readonly action: "secondFactorOn" | "secondFactorOff";
      readonly changes: readonly {
        readonly field: string;
        /** @description Null: there was nothing. */
        readonly old: unknown;
        /** @description Null: there is nothing. */
        readonly new: unknown;
        /**
         * @description The values belonged to a person who was erased.
         * @constant
         */
        readonly erased?: true;
      }[];
      readonly reason: string | null;
    };
    readonly ApiKey: {
      /** @description Of the machine user. */
      readonly id: string;
      readonly name: string;
      readonly roles: readonly string[];
      readonly departmentId: string;
      /** Format: date-time */
      readonly createdAt: string;
      readonly createdBy: string;
      /** Format: date-time */
      readonly expiresAt: string;
      /** @enum {unknown} */
      readonly status: "active" | "expired" | "revoked";
      /**
       * Format: date-time
       * @description When a token was last given for it, to the minute; null: never.
       */
      readonly lastUsedAt: string | null;
    };
    readonly RightsByObject: {
      readonly companies: components["schemas"]["ObjectRights"];
      readonly contacts: components["schemas"]["ObjectRights"];
      readonly leads: components["schemas"]["ObjectRights"];
      readonly deals: components["schemas"]["ObjectRights"];
      readonly products: components["schemas"]["ObjectRights"];
      readonly quotes: components["schemas"]["ObjectRights"];
      readonly contracts: components["schemas"]["ObjectRights"];
      readonly orders: components["schemas"]["ObjectRights"];
      readonly invoices: components["schemas"]["ObjectRights"];
      readonly payments: components["schemas"]["ObjectRights"];
      readonly cases: components["schemas"]["ObjectRights"];
      readonly tasks: components["schemas"]["ObjectRights"];
      readonly activities: components["schemas"]["ObjectRights"];
    };
    readonly ListedRole: {
      readonly id: string;
      readonly name: string | components["schemas"]["Words"];
      /** @description Ready roles are the same everywhere and cannot be changed. */
      readonly builtIn: boolean;
      readonly version?: number;
      readonly objects?: components["schemas"]["RightsByObject"];
      /** @description What the role takes away of single fields. */
      readonly fields?: components["schemas"]["FieldLimits"];
      readonly capabilities?: readonly ("runJobs" | "readReports" | "configure" | "erasePersons")[];
    };
    readonly RoleRights: {
      /**
       * @default none
       * @enum {string}
       */
      readonly create?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly read?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly edit?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly delete?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly export?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly merge?: "none" | "own" | "department" | "all";
      /**
       * @default none
       * @enum {string}
       */
      readonly import?: "none" | "own" | "department" | "all";
    };
    readonly Role: {
      readonly id: string;
      readonly name: string | components["schemas"]["Words"];
      /** @description Ready roles are the same everywhere and cannot be changed. */
      readonly builtIn: boolean;
      readonly version: number;
      readonly objects: components["schemas"]["RightsByObject"];
      /** @description What the role takes away of single fields. */
      readonly fields: components["schemas"]["FieldLimits"];
      readonly capabilities: readonly ("runJobs" | "readReports" | "configure" | "erasePersons")[];
    };
    readonly CustomField: {
      readonly name: string;
      /** @enum {string} */
      readonly type: "text" | "longText" | "boolean" | "enum" | "enums" | "integer" | "decimal" | "date" | "dateTime" | "reference" | "urls";
      readonly label: string | {
        readonly ru: string;
        readonly fr: string;
        readonly en: string;
      };
      readonly purpose?: string | {
        readonly ru: string;
        readonly fr: string;
        readonly en: string;
      };
      /** @constant */
      readonly required?: true;
      /** @constant */
      readonly unique?: true;
      readonly options?: readonly {
        readonly value: string;
        readonly label: string | components["schemas"]["Words"];
        /** @constant */
        readonly retired?: true;
      }[];
      /** @enum {string} */
      readonly to?: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities" | "users";
      /** @constant */
      readonly filter?: true;
      /** @constant */
      readonly searched?: true;
      /** @constant */
      readonly personal?: true;
      /** @enum {string} */
      readonly form: "main" | "more";
      /** @constant */
      readonly column?: true;
      /** @constant */
      readonly retired?: true;
    };
    readonly FieldSet: {
      readonly object: components["schemas"]["ObjectName"];
      readonly version: number;
      readonly fields: readonly components["schemas"]["CustomField"][];
    };
    readonly CustomFieldInput: {
      readonly name: string;
      /** @enum {string} */
      readonly type: "text" | "longText" | "boolean" | "enum" | "enums" | "integer" | "decimal" | "date" | "dateTime" | "reference" | "urls";
      readonly label: string | {
        readonly ru: string;
        readonly fr: string;
        readonly en: string;
      };
      readonly purpose?: string | {
        readonly ru: string;
        readonly fr: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly unique?: boolean;
      readonly options?: readonly {
        readonly value: string;
        readonly label: string | {
          readonly ru: string;
          readonly fr: string;
          readonly en: string;
        };
        readonly retired?: boolean;
      }[];
      /** @enum {string} */
      readonly to?: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities" | "users";
      readonly filter?: boolean;
      readonly searched?: boolean;
      readonly personal?: boolean;
      /** @enum {string} */
      readonly form?: "main" | "more";
      readonly column?: boolean;
      readonly retired?: boolean;
    };
    readonly FieldChange: {
      readonly field: string;
      /** @enum {unknown} */
      readonly change: "added" | "retired" | "reinstated" | "required" | "optionRetired" | "changed";
      readonly affected: {
        readonly records: number;
        /** @description There may be others: not all records were looked at. */
        readonly more: boolean;
      };
      readonly option?: string;
    };
    readonly View: {
      readonly id: string;
      readonly object: components["schemas"]["ObjectName"];
      readonly name: string;
      readonly filter: readonly {
        readonly field: string;
        /** @enum {unknown} */
        readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
        readonly value: string;
      }[];
      /** @description Names of fields, in order; none: what the definition says. */
      readonly columns: readonly string[];
      /** @description Seen by everybody who may list the object; else by its author alone. */
      readonly shared: boolean;
      readonly author: {
        readonly id: string;
        readonly name: string;
      };
      readonly version: number;
      /** Format: date-time */
      readonly updatedAt: string;
      /** @description Whether the caller may change it. */
      readonly editable: boolean;
      /** @description False: what it filters by is not there any more, or not for the caller. */
      readonly usable: boolean;
      /** @description A field, or `-field` for descending. */
      readonly sort?: string;
    };
    readonly CaptureForm: {
      /** @description The key that the page of the form carries. No secret. */
      readonly id: string;
      readonly name: string;
      readonly departmentId: string;
      /** @description What its leads say they come from, when they do not say it themselves. */
      readonly source: string;
      /** Format: date-time */
      readonly createdAt: string;
      readonly createdBy: string;
      /** @enum {unknown} */
      readonly status: "active" | "revoked";
    };
    readonly AssignmentRules: {
      readonly version: number;
      /** @description The first one that a lead belongs to, and where anybody is there, has it. */
      readonly zones: readonly {
        readonly id: string;
        readonly name: string;
        /** @description By field, the values that are meant; none: every lead. */
        readonly when: {
          readonly country?: readonly string[];
          readonly region?: readonly string[];
          readonly city?: readonly string[];
          readonly productCategory?: readonly string[];
          readonly industry?: readonly string[];
          readonly source?: readonly string[];
        };
        readonly userIds: readonly string[];
        readonly departmentIds: readonly string[];
      }[];
      /** @description For all other leads. */
      readonly default: {
        readonly userIds: readonly string[];
        readonly departmentIds: readonly string[];
      };
    };
    readonly AssignedBecause: {
      /**
       * @description It comes from a client whom `managerId` leads; from somebody they work with; it was their turn in a zone, or in the team for all others; nobody of a team was there, and they head the department; nor was the head.
       * @enum {unknown}
       */
      readonly kind: "client" | "known" | "zone" | "default" | "head" | "administrator";
      /** @description Of `client` and `known`: of which kind. */
      readonly object?: components["schemas"]["ObjectName"];
      readonly recordId?: string;
      /**
       * @description How sure it is that it is them; `named`: the lead says so.
       * @enum {unknown}
       */
      readonly band?: "named" | "certain" | "probable";
      readonly managerId?: string;
      /**
       * @description In what capacity the assignee answers for them.
       * @enum {unknown}
       */
      readonly as?: "manager" | "substitute" | "head";
      /**
       * Format: date
       * @description Last day on which the manager is away.
       */
      readonly until?: string;
      readonly zoneId?: string;
      /** @description Its name then. */
      readonly zone?: string;
      /** @description Whose turn it was before, and who could not be asked. */
      readonly passedOver?: readonly {
        readonly userId: string;
        /** @enum {unknown} */
        readonly reason: "absent" | "left" | "rights";
        /**
         * Format: date
         * @description Last day away.
         */
        readonly until?: string;
      }[];
      /** @description Names of zones where nobody was there. */
      readonly emptyZones?: readonly string[];
    };
    readonly MatchReason: {
      /** @description Of the first of the two records. */
      readonly field: string;
      /** @description What was compared and how far it agrees, as `phone-same` or `lastName-differs`. */
      readonly kind: string;
      /** @description In bits: 1 doubles the odds that the two are one, -1 halves them. */
      readonly weight: number;
    };
    readonly DuplicateRecord: {
      readonly object: components["schemas"]["ObjectName"];
      readonly id: string;
      readonly title: string;
      readonly accountManager: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly DuplicatePair: {
      readonly id: string;
      /** @enum {unknown} */
      readonly status: "open" | "rejected" | "merged";
      /** @description How sure it is that the two are one. */
      readonly score: number;
      /** @enum {unknown} */
      readonly band: "certain" | "probable" | "possible";
      readonly reasons: readonly components["schemas"]["MatchReason"][];
      /**
       * Format: date-time
       * @description When the younger of the two took the form that was compared.
       */
      readonly since: string;
      /** @description Two. */
      readonly records: readonly components["schemas"]["DuplicateRecord"][];
      /** @description Open deals and issued invoices of both clients, by currency; in lists, and for who may see them. */
      readonly atStake?: readonly {
        readonly amount: string;
        readonly currency: string;
      }[];
      /** @description Of a rejected pair: who said that the two are not the same. It holds until what was compared of them changes. */
      readonly verdict?: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
        readonly reason: string | null;
      };
    };
    readonly Match: {
      /** @description How sure it is that the two are one. */
      readonly score: number;
      /** @enum {unknown} */
      readonly band: "certain" | "probable" | "possible";
      readonly reasons: readonly components["schemas"]["MatchReason"][];
      readonly object: components["schemas"]["ObjectName"];
      /** @description What the caller can do. `attach`: go on with that record. `createAnyway`: send `Steward-Allow-Duplicate`. */
      readonly actions: readonly ("open" | "attach" | "requestToJoin" | "createAnyway" | "restore")[];
      /** @description `createAnyway` asks why. */
      readonly needsReason: boolean;
      /** @description Given to those who may read it. */
      readonly record?: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
        readonly accountManager: {
          readonly id: string;
          readonly name: string;
        } | null;
      };
      /** @description Given to everybody else. The record of a person is told by the account manager of the company, or by its department. */
      readonly disclosed?: {
        /** Format: date */
        readonly since: string;
        readonly accountManager: {
          readonly id: string;
          readonly name: string;
        } | null;
        readonly department?: {
          readonly id: string;
          readonly name: string;
        };
      };
      /** @description Stands for the hidden client in `POST /join-requests`, for the caller alone and a day. */
      readonly ref?: string;
      /**
       * @description It is another firm, and belongs together with this one.
       * @enum {unknown}
       */
      readonly related?: "group" | "brand" | "domain";
      /**
       * @description Where in the group it stands, for those who may read it. `before` and `after`: one took over from the other.
       * @enum {unknown}
       */
      readonly place?: "above" | "beside" | "below" | "branch" | "before" | "after";
      /** @description Somebody said that the two are not the same. */
      readonly rejected?: boolean;
    };
    readonly ComparedRecord: {
      readonly object: components["schemas"]["ObjectName"];
      readonly title: string;
      /** @description Absent: it was typed. */
      readonly id?: string;
    };
    readonly TwoCompared: {
      /** @description How sure it is that the two are one. */
      readonly score: number;
      /** @description null: more speaks against it than for it. */
      readonly band: ("certain" | "probable" | "possible") | null;
      readonly reasons: readonly components["schemas"]["MatchReason"][];
      /** @description Its fields are named by the reasons. */
      readonly left: components["schemas"]["ComparedRecord"];
      readonly right: components["schemas"]["ComparedRecord"];
    };
    /** @description Somebody was told that there are records which they may not read. */
    readonly Probe: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      readonly channel: string;
      readonly records: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      }[];
    };
    readonly AutoMerge: {
      /** @description Off until an administrator switches it on. */
      readonly enabled: boolean;
      /** @description Score from which pairs are merged; null: nothing is proven, so none are. */
      readonly from: number | null;
      /** @description Scores to choose from, lowest first: how many of the certain pairs from there on were the same. None: nothing is proven of the engine that is running. */
      readonly proven: readonly {
        readonly from: number;
        readonly pairs: number;
        readonly precision: number;
      }[];
      /** @description Labelled sets that it was measured on. */
      readonly provenOn: readonly string[];
      readonly version: number;
    };
    readonly Mastered: {
      /** @description Short name of the system, as before the `:` of its ids. */
      readonly system: string;
      /** @description Names of fields that its feed alone changes; `custom.<name>` for those of the workspace. */
      readonly fields: readonly string[];
      /** @description The record is not deleted here either. */
      readonly whole: boolean;
      /**
       * Format: date-time
       * @description When its feed last brought anything; null: never yet.
       */
      readonly at: string | null;
    };
    readonly Overlap: {
      /** @constant */
      readonly code: "work.overlaps";
      /**
       * @description `group`: with a firm that belongs together with the client.
       * @enum {unknown}
       */
      readonly with: "client" | "group";
      /** @description Whose it is; of a client that the caller may not see, who answers for it. */
      readonly owner: {
        readonly id: string;
        readonly name: string;
      };
      /** @description What the caller can do besides going on. `join`: ask to work with the client. `share`: take a part of the deal, by its `credits`. `link`: name it among the `links` of the new work. */
      readonly actions: readonly ("join" | "share" | "link")[];
      readonly object?: components["schemas"]["ObjectName"];
      readonly id?: string;
      readonly title?: string;
      readonly companyId?: string;
      /** @description Stands for the hidden client in `POST /join-requests`, for the caller alone and a day. */
      readonly ref?: string;
    };
    readonly CrmRecord: {
      readonly id: string;
      readonly object: components["schemas"]["ObjectName"];
      /** @description Counts the changes; `ETag` and `If-Match` carry it. */
      readonly version: number;
      /** Format: date-time */
      readonly createdAt: string;
      /** @description Id of a user. */
      readonly createdBy: string;
      /** Format: date-time */
      readonly updatedAt: string;
      /** @description Id of a user. */
      readonly updatedBy: string;
      /** @description Fields of which this is only the beginning, as lists give long texts. */
      readonly excerpts?: readonly string[];
      /** @description Another system keeps it, or some of its fields, which are read-only here; absent: nobody does. */
      readonly mastered?: components["schemas"]["Mastered"];
      /** @description The id that was asked for, when its record was merged into this one. */
      readonly mergedFrom?: string;
      /** @description Ids of records that were merged into it; each leads to it. */
      readonly mergedIds?: readonly string[];
      /** @description Of a record that was just created: open work of somebody else with the same client, or with firms of its group. */
      readonly warnings?: readonly components["schemas"]["Overlap"][];
      /** @description Rules said whose it is; absent: somebody was named. */
      readonly assignedBecause?: components["schemas"]["AssignedBecause"];
    } & {
      readonly [key: string]: unknown;
    };
    readonly MergeAnswer: {
      readonly mergeId: string;
      /** @enum {unknown} */
      readonly status: "proposed" | "queued" | "moving" | "done" | "undoing" | "undone" | "declined";
      readonly result: components["schemas"]["CrmRecord"];
      readonly moved: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
        readonly files?: number;
      };
    };
    readonly ValueSource: {
      /** Format: date-time */
      readonly at: string;
      readonly actor: {
        readonly id: string;
        readonly name: string;
      };
      /** @enum {unknown} */
      readonly channel: "api" | "import" | "capture" | "job" | "demo";
      readonly version: number;
    };
    readonly MergeObstacle: {
      readonly code: string;
      readonly records: readonly string[];
      readonly fixes: readonly {
        /** @enum {unknown} */
        readonly action: "group" | "successor" | "choose" | "acknowledge";
        readonly object?: string;
        readonly id?: string;
        /** @description A patch that says what the records are to each other. */
        readonly change?: {
          readonly [key: string]: string;
        };
      }[];
      readonly field?: string;
    };
    readonly MergePreview: {
      readonly mergeId: null;
      /** @description As it would be; the version is the next one. */
      readonly result: components["schemas"]["CrmRecord"];
      readonly fields: readonly {
        readonly field: string;
        /**
         * @description Why it has this value.
         * @enum {unknown}
         */
        readonly rule: "mastered" | "chosen" | "strictest" | "united" | "only" | "same" | "survivor" | "latest";
        /** @description Whose value it is; null: that of no single record. */
        readonly recordId: string | null;
        readonly value: unknown;
        readonly choosable: boolean;
        readonly candidates: readonly {
          readonly recordId: string;
          readonly value: unknown;
          readonly source: components["schemas"]["ValueSource"] | null;
        }[];
      }[];
      /** @description The one that stays first. */
      readonly records: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
        /** @description Sent back as `versions`, it makes sure that nobody changed it meanwhile. */
        readonly version: number;
        /** Format: date-time */
        readonly createdAt: string;
        readonly accountManager: {
          readonly id: string;
          readonly name: string;
        } | null;
      }[];
      readonly moved: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
        readonly files?: number;
      };
      /** @description There is more than was counted. */
      readonly more: boolean;
      readonly problems: readonly components["schemas"]["MergeObstacle"][];
      /** @description False: it would be proposed. */
      readonly mayMerge: boolean;
      /** @description To whom: the common head of the account managers. */
      readonly confirmedBy: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly ClientRelease: {
      /** @description Off until an administrator switches it on. */
      readonly enabled: boolean;
      /** @description Without two-way contact, after which a client goes to the head of the department. */
      readonly days: number;
      /** @description Days before that on which the account manager is warned. */
      readonly warnings: readonly number[];
      readonly version: number;
    };
    readonly JoinRequest: {
      readonly id: string;
      readonly asker: {
        readonly id: string;
        readonly name: string;
      };
      /** @description null: a client that the caller may not see. */
      readonly company: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly message: string;
      /** @enum {unknown} */
      readonly state: "open" | "accepted" | "declined";
      /** Format: date-time */
      readonly createdAt: string;
      /**
       * Format: date-time
       * @description From then on the head of the department of the account manager decides as well.
       */
      readonly dueAt: string;
      readonly overdue: boolean;
      readonly decidedBy?: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly decidedAt?: string;
      /** @description Why it was declined. */
      readonly reason?: string;
      /** @description Product line that it was accepted for; absent: all. */
      readonly scope?: string;
    };
    readonly Notification: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      readonly kind: string;
      /** @description What happened, in the language of the caller. */
      readonly text: string;
      /** @description Why the caller is told. */
      readonly why: string;
      /** @description The record that it is about. */
      readonly link: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      } | null;
      readonly read: boolean;
    };
    readonly QuoteTerms: {
      readonly departures: readonly {
        /** @description Where in the quote (RFC 6901). */
        readonly pointer: string;
        /** @enum {unknown} */
        readonly term: "discount" | "paymentTerms";
        /** @description Percent, or words; null: the caller may not see it. */
        readonly agreed: string | null;
        /** @description A price below that of the product counts as a discount. */
        readonly offered: string;
      }[];
      readonly isApproved: boolean;
      /** @description Whether the caller answers for the client. */
      readonly mayApprove: boolean;
      /** @description Who is asked for an approval. */
      readonly asks: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly ClientTeam: {
      readonly accountManager: {
        readonly id: string;
        readonly name: string;
        readonly isAvailable: boolean;
      };
      /**
       * Format: date
       * @description First day as account manager, as far as the history tells.
       */
      readonly since: string;
      /** @description The account manager is away. */
      readonly absence: {
        /** Format: date */
        readonly from: string;
        /** Format: date */
        readonly until: string;
        readonly substitute: {
          readonly id: string;
          readonly name: string;
        } | null;
      } | null;
      /** @description Who answers for the client now. */
      readonly answers: {
        readonly id: string;
        readonly name: string;
        /** @enum {unknown} */
        readonly as: "manager" | "substitute" | "head";
      } | null;
      readonly coManagers: readonly {
        readonly id: string;
        readonly name: string;
        /** @description Product line; absent: all. */
        readonly scope?: string;
      }[];
      /** @description One that is not at its end. */
      readonly handover: {
        /** @enum {unknown} */
        readonly state: "running" | "lent" | "returning" | "done";
        readonly from: {
          readonly id: string;
          readonly name: string;
        };
        readonly to: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly until?: string;
      } | null;
      /** @description What the caller has asked, and nobody has decided. */
      readonly request: components["schemas"]["JoinRequest"] | null;
      /** @description It goes to the head of the department on that day, or went there, because nothing was heard of the client since. */
      readonly release: {
        /** @enum {unknown} */
        readonly state: "near" | "released";
        /** Format: date */
        readonly on: string;
        /** Format: date */
        readonly since: string;
        readonly from: {
          readonly id: string;
          readonly name: string;
        } | null;
      } | null;
      /** @description What the caller may do. */
      readonly actions: readonly ("join" | "handOver" | "addCoManager")[];
    };
    readonly SharedClient: {
      readonly company: {
        readonly id: string;
        readonly name: string;
      };
      readonly sellers: readonly {
        readonly id: string;
        readonly name: string;
      }[];
      readonly work: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
        readonly owner: {
          readonly id: string;
          readonly name: string;
        };
        readonly productCategory?: string;
      }[];
    };
    readonly Handover: {
      /** @description null: it was only looked at. */
      readonly id: string | null;
      readonly dryRun: boolean;
      /**
       * @description `running`: records still follow; `lent`: the client comes back; `returning`: records still come back.
       * @enum {unknown}
       */
      readonly state: "running" | "lent" | "returning" | "done";
      readonly company: {
        readonly id: string;
        readonly name: string;
      };
      readonly from: {
        readonly id: string;
        readonly name: string;
      };
      readonly to: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly until: string | null;
      /** @description What goes along, the client itself among it. */
      readonly counts: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
      };
      /** @description The first hundred of it. */
      readonly records: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
      }[];
      /** @description False: the rest follows in the background, and both have access until it has. */
      readonly done: boolean;
    };
    readonly QualityReport: {
      readonly definition: {
        /** @constant */
        readonly name: "quality";
        /** @enum {unknown} */
        readonly groupBy: "owner" | "department" | "source" | "object" | "import";
      };
      /** @description The worst first. By owner, what was handed over lately or came incomplete by an import of others does not count. */
      readonly rows: readonly {
        readonly id: string;
        readonly name: string | null;
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
        readonly dimensions: {
          readonly completeness: number;
          readonly validity: number;
          readonly uniqueness: number;
          readonly freshness: number;
          readonly consistency: number;
        };
        /** @description What mending everything would gain. */
        readonly points: number;
        /** @description Up to twelve weeks as they ended, by their Mondays, and today. */
        readonly trend: readonly {
          /** Format: date */
          readonly week: string;
          readonly records: number;
          /** @description On average, with one decimal; null: no record to judge by. */
          readonly score: number | null;
        }[];
        /** @description Path of the records behind the figures; null: those of several people. */
        readonly drill: string | null;
      }[];
      readonly totals: readonly {
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
        readonly dimensions: {
          readonly completeness: number;
          readonly validity: number;
          readonly uniqueness: number;
          readonly freshness: number;
          readonly consistency: number;
        };
        /** @description What mending everything would gain. */
        readonly points: number;
        /** @description Up to twelve weeks as they ended, by their Mondays, and today. */
        readonly trend: readonly {
          /** Format: date */
          readonly week: string;
          readonly records: number;
          /** @description On average, with one decimal; null: no record to judge by. */
          readonly score: number | null;
        }[];
      }[];
      /** Format: date */
      readonly asOf: string;
    };
    readonly QualitySummary: {
      /** @enum {unknown} */
      readonly by: "owner" | "department" | "source" | "object" | "import";
      /** @description The worst first. By owner, what was handed over lately or came incomplete by an import of others does not count. */
      readonly rows: readonly {
        /** @description User, department, source, object or import; empty: records that name none. */
        readonly id: string;
        /** @description Of a user or a department, or of the file of an import that the caller may see. */
        readonly name: string | null;
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
        readonly dimensions: {
          readonly completeness: number;
          readonly validity: number;
          readonly uniqueness: number;
          readonly freshness: number;
          readonly consistency: number;
        };
        /** @description What mending everything would gain. */
        readonly points: number;
        /** @description Of an import: who answers for what it left undone, and until when. */
        readonly waiver?: {
          readonly reason: string;
          /** Format: date */
          readonly until: string;
          readonly signedBy: {
            readonly id: string;
            readonly name: string;
          };
        };
      }[];
      readonly total: {
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
        readonly dimensions: {
          readonly completeness: number;
          readonly validity: number;
          readonly uniqueness: number;
          readonly freshness: number;
          readonly consistency: number;
        };
        /** @description What mending everything would gain. */
        readonly points: number;
      };
      /** @description What counts against the caller. */
      readonly own: {
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
        readonly dimensions: {
          readonly completeness: number;
          readonly validity: number;
          readonly uniqueness: number;
          readonly freshness: number;
          readonly consistency: number;
        };
        /** @description What mending everything would gain. */
        readonly points: number;
      };
      /** @description Up to twelve weeks as they ended, by their Mondays, and today. */
      readonly trend: readonly {
        /** Format: date */
        readonly week: string;
        readonly records: number;
        /** @description On average, with one decimal; null: no record to judge by. */
        readonly score: number | null;
      }[];
      /** @description For everybody: departments of three people or more, the worst first, as of the last recount. */
      readonly teams: {
        /** Format: date */
        readonly asOf: string | null;
        readonly rows: readonly {
          readonly id: string;
          readonly name: string;
          readonly score: number;
        }[];
      };
      /** Format: date */
      readonly asOf: string;
    };
    readonly QualityIssue: {
      /** @enum {unknown} */
      readonly dimension: "completeness" | "validity" | "uniqueness" | "freshness" | "consistency";
      /** @description The field to go to. */
      readonly field: string;
      /** @enum {unknown} */
      readonly rule: "missing" | "missing.later" | "junk" | "zero" | "phone.format" | "email.format" | "url.format" | "number.format" | "number.checksum" | "name.digits" | "registry.closed" | "registry.unknown" | "duplicate.certain" | "duplicate.probable" | "contact.old" | "details.old" | "untouched" | "date.passed" | "dates.order" | "country.number" | "numbers.contradict" | "contact.elsewhere" | "repeated";
      /** @description What mending it adds to the score. */
      readonly points: number;
      /** @description What is wrong, in the language of the request. */
      readonly message: string;
      /** @description What mends it. */
      readonly fix: string;
      /** @description Whom it counts against; null: nobody for the time being. */
      readonly owner: {
        readonly id: string;
        readonly name: string;
      } | null;
      /**
       * Format: date
       * @description Of what is not known yet: when to ask again.
       */
      readonly askOn?: string;
      /** @description The system that keeps the field, and where alone it is mended. */
      readonly keptIn?: string;
    };
    readonly FixNext: {
      readonly owner: {
        readonly id: string;
        readonly name: string;
      };
      readonly data: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
        readonly score: number;
        /** @description What mending everything adds to the score. */
        readonly gain: number;
        /** @description What the document comes to, or the open deals and issued invoices of the client. */
        readonly atStake: readonly {
          /** @description Decimal string. */
          readonly amount: string;
          readonly currency: string;
        }[];
        readonly issues: readonly components["schemas"]["QualityIssue"][];
      }[];
      /** @description There may be others: not everything that waits was read. */
      readonly more: boolean;
      /** Format: date */
      readonly asOf: string;
    };
    readonly QualityWaiver: {
      readonly id: string;
      readonly record: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
      };
      readonly field: string;
      /** @enum {unknown} */
      readonly rule: "missing" | "missing.later" | "junk" | "zero" | "phone.format" | "email.format" | "url.format" | "number.format" | "number.checksum" | "name.digits" | "registry.closed" | "registry.unknown" | "duplicate.certain" | "duplicate.probable" | "contact.old" | "details.old" | "untouched" | "date.passed" | "dates.order" | "country.number" | "numbers.contradict" | "contact.elsewhere" | "repeated";
      /** @description What does not count, in the language of the request. */
      readonly message: string;
      readonly reason: string;
      /**
       * Format: date
       * @description The first day on which it counts again.
       */
      readonly until: string;
      /**
       * @description Only what is granted does not count.
       * @enum {unknown}
       */
      readonly state: "asked" | "granted" | "declined";
      /** @description It was granted, and its day has come. */
      readonly isOver: boolean;
      /** @description The caller may grant or decline it. */
      readonly mayDecide: boolean;
      readonly asker: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly createdAt: string;
      readonly decidedBy?: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly decidedAt?: string;
      /** @description Why it was declined. */
      readonly answer?: string;
    };
    readonly QualityFacts: {
      /** @description Open pairs with records that are certainly the same. */
      readonly certain?: number;
      readonly probable?: number;
      /**
       * Format: date-time
       * @description When something was last heard of the client.
       */
      readonly lastContactAt?: string;
      /**
       * @description The contact that it names works for another company.
       * @constant
       */
      readonly isElsewhere?: true;
      /** @description Duplicates that were found and merged into it. */
      readonly merged?: number;
      /**
       * @description What the registry said against the company.
       * @enum {unknown}
       */
      readonly registered?: "closed" | "unknown";
      /** @description What people said of fields; waived: by field and rule, the first day on which it counts again. */
      readonly answers?: {
        readonly unknown?: {
          readonly [key: string]: string;
        };
        readonly confirmed?: {
          readonly [key: string]: string;
        };
        readonly waived?: {
          readonly [key: string]: string;
        };
      };
    };
    readonly RecordQuality: {
      /** @description 100 less the points of all issues, never below 0. */
      readonly score: number;
      /** @description What the score would be if only this were wrong: 0 to 100. */
      readonly dimensions: {
        readonly completeness: number;
        readonly validity: number;
        readonly uniqueness: number;
        readonly freshness: number;
        readonly consistency: number;
      };
      /** @description Dearest first. */
      readonly issues: readonly components["schemas"]["QualityIssue"][];
      /** @description What the score follows from besides the fields of the record. */
      readonly facts: components["schemas"]["QualityFacts"];
      /** Format: date */
      readonly asOf: string;
    };
    readonly ImportTemplate: {
      readonly id: string;
      readonly object: components["schemas"]["ObjectName"];
      readonly name: string;
      /** @description Column → where it goes. */
      readonly mapping: {
        readonly [key: string]: string;
      };
      /** @description It comes with the product. */
      readonly ready: boolean;
      /** @description The caller may delete it. */
      readonly editable: boolean;
      /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
      readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
      /** @description As in a plan. */
      readonly duplicates?: {
        /** @enum {unknown} */
        readonly certain?: "refuse" | "update";
        /** @enum {unknown} */
        readonly likely?: "create" | "skip";
        readonly reason?: string;
      };
      /** @description Column → what stands in it → what that means. */
      readonly values?: {
        readonly [key: string]: {
          readonly [key: string]: string | null;
        };
      };
      /** @description The system whose files these are. */
      readonly system?: string;
      /** @description Fields that name companies which are made where they are not there yet. */
      readonly create?: readonly string[];
      /** Format: date-time */
      readonly createdAt?: string;
      readonly createdBy?: {
        readonly id: string;
        readonly name: string;
      };
    };
    readonly ImportReason: {
      readonly code: string;
      /** @description In the language of the caller. */
      readonly message: string;
      /** @description Absent: it is about the row. */
      readonly column?: string;
      readonly field?: string;
      /** @description What stands in the column. */
      readonly value?: string;
      readonly params?: {
        readonly [key: string]: string | number;
      };
    };
    readonly ImportHalt: {
      /** @enum {unknown} */
      readonly kind: "held" | "failed";
      readonly reasons: readonly components["schemas"]["ImportReason"][];
    };
    readonly ImportPlanFacts: {
      /** @description Which one it is of those that were made; also the ETag. */
      readonly number: number;
      /** @description Of the plan as it is kept, hexadecimal. */
      readonly sha256: string;
      /** Format: date-time */
      readonly at: string;
      readonly rows: number;
      readonly counts: {
        readonly create: number;
        readonly update: number;
        readonly skip: number;
        readonly refuse: number;
      };
      /** @description Column → where it goes. */
      readonly mapping: {
        readonly [key: string]: string;
      };
      /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
      readonly match: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
      readonly encoding: ("utf-8" | "utf-16le" | "windows-1251" | "windows-1252") | null;
      readonly delimiter: (";" | "," | "\t" | "|") | null;
      /** @description Of a workbook. */
      readonly sheet: string | null;
      /** @description What becomes of rows whose record seems to be there already. */
      readonly duplicates?: {
        /** @enum {unknown} */
        readonly certain: "refuse" | "update";
        /** @enum {unknown} */
        readonly likely: "create" | "skip";
        readonly reason?: string;
      };
      /** @description Companies that come along, since rows name them and they are not there yet. */
      readonly related?: number;
      /** @description Fields that new records must have, and how many come without: debt that somebody has to sign for. */
      readonly owed?: {
        readonly [key: string]: number;
      };
      /** @description People are told of what concerns them; absent: it comes in silently. */
      readonly notify?: boolean;
    };
    readonly ImportWaiver: {
      readonly reason: string;
      /**
       * Format: date
       * @description First day on which it counts fully.
       */
      readonly until: string;
      readonly signedBy: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly signedAt: string;
    };
    readonly ImportCommit: {
      /** @description Id of a user. */
      readonly requestedBy: string;
      /** Format: date-time */
      readonly requestedAt: string;
      /**
       * Format: date-time
       * @description Last sign of life.
       */
      readonly at: string;
      /** Format: date-time */
      readonly finishedAt: string | null;
      /** @description Rows to be done. */
      readonly total: number;
      readonly done: number;
      readonly counts: {
        readonly created: number;
        readonly updated: number;
        readonly refused: number;
      };
    };
    readonly ImportUndo: {
      /** @description Id of a user. */
      readonly requestedBy: string;
      /** Format: date-time */
      readonly requestedAt: string;
      /**
       * Format: date-time
       * @description Last sign of life.
       */
      readonly at: string;
      /** Format: date-time */
      readonly finishedAt: string | null;
      /** @description Rows to be done. */
      readonly total: number;
      readonly done: number;
      readonly counts: {
        readonly reversed: number;
        readonly kept: number;
        readonly failed: number;
      };
    };
    readonly Import: {
      readonly id: string;
      readonly object: components["schemas"]["ObjectName"];
      readonly fileName: string;
      /**
       * @description A plan can be made anew until it is carried out.
       * @enum {unknown}
       */
      readonly status: "new" | "planning" | "planned" | "committing" | "committed" | "undoing" | "undone";
      /** Format: date-time */
      readonly createdAt: string;
      readonly createdBy: {
        readonly id: string;
        readonly name: string;
      };
      /** @description The feed whose run it is. */
      readonly feedId: string | null;
      /** @description Why a run of a feed does not go on by itself: `held` waits for somebody to commit its plan, `failed` has none. */
      readonly halted: components["schemas"]["ImportHalt"] | null;
      /** @description The plan that is being made. */
      readonly planning: {
        readonly total: number;
        readonly done: number;
        /** Format: date-time */
        readonly at: string;
      } | null;
      readonly plan: components["schemas"]["ImportPlanFacts"] | null;
      /** @description Who answers for what it leaves undone. */
      readonly waiver: components["schemas"]["ImportWaiver"] | null;
      readonly commit: components["schemas"]["ImportCommit"] | null;
      readonly undo: components["schemas"]["ImportUndo"] | null;
    };
    readonly ImportPreview: {
      /** @enum {unknown} */
      readonly format: "csv" | "xlsx";
      readonly encoding: ("utf-8" | "utf-16le" | "windows-1251" | "windows-1252") | null;
      readonly delimiter: (";" | "," | "\t" | "|") | null;
      /** @description Of a workbook. */
      readonly sheet: string | null;
      readonly sheets: readonly string[];
      readonly rows: number;
      readonly columns: readonly {
        readonly name: string;
        readonly samples: readonly string[];
        /**
         * @description What its first values look like.
         * @enum {unknown}
         */
        readonly type: "empty" | "number" | "date" | "email" | "phone" | "boolean" | "mixed";
        /** @description Where it would go by itself; null: nowhere. */
        readonly target: string | null;
        /** @description What stands in the column, the most frequent first; absent: too many different values. */
        readonly values?: readonly {
          readonly value: string;
          readonly count: number;
          /** @description Target → the option that it is there. */
          readonly means: {
            readonly [key: string]: string;
          };
        }[];
      }[];
      /** @description Where columns can go. */
      readonly targets: readonly {
        readonly name: string;
        readonly label: string;
        readonly required: boolean;
        /** @description Several columns can go there. */
        readonly many: boolean;
        /** @description What it can hold; absent: anything. */
        readonly options?: readonly {
          readonly value: string;
          readonly label: string;
        }[];
      }[];
      /** @description The one that was made for such a header. */
      readonly template: {
        readonly id: string;
        readonly name: string;
      } | null;
      /** @description As proposed by the template. */
      readonly values: {
        readonly [key: string]: {
          readonly [key: string]: string | null;
        };
      };
      readonly system: string | null;
      readonly create: readonly string[];
      /** @description As in a plan. */
      readonly duplicates: {
        /** @enum {unknown} */
        readonly certain?: "refuse" | "update";
        /** @enum {unknown} */
        readonly likely?: "create" | "skip";
        readonly reason?: string;
      };
      /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
      readonly match: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
      /** @description Those that a mapping of such records can have. */
      readonly matches: readonly ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT")[];
    };
    readonly ImportLookAlike: {
      /** @description How sure it is that the two are one. */
      readonly score: number;
      /** @enum {unknown} */
      readonly band: "certain" | "probable" | "possible";
      /** @description It is another row of the file. */
      readonly row?: number;
      /** @description Given to those who may read the record. */
      readonly id?: string;
      readonly title?: string;
      /** @description Who answers for the client. */
      readonly accountManager?: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly ImportRow: {
      /** @description As a spreadsheet counts: the header is row 1. */
      readonly row: number;
      /** @enum {unknown} */
      readonly action: "create" | "update" | "skip" | "refuse";
      /** @description The record that it is about. */
      readonly id?: string;
      readonly title?: string;
      /** @description `create`: what the new record will hold. */
      readonly fields?: {
        readonly [key: string]: unknown;
      };
      /** @description `update` */
      readonly changes?: readonly {
        readonly field: string;
        readonly old: unknown;
        readonly new: unknown;
      }[];
      /** @description The row as it stands in the file, of one that is refused or left out. */
      readonly cells?: readonly string[];
      /** @description `refuse` */
      readonly reasons?: readonly components["schemas"]["ImportReason"][];
      /** @description `create`: fields that it must have and comes without. */
      readonly owed?: readonly string[];
      /** @description What the record may be the same as, the surest first. */
      readonly lookAlikes?: readonly components["schemas"]["ImportLookAlike"][];
    };
    readonly ImportSettings: {
      /** @description Column → where it goes. */
      readonly mapping: {
        readonly [key: string]: string;
      };
      /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
      readonly match: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
      /** @description As in a plan. */
      readonly duplicates?: {
        /** @enum {unknown} */
        readonly certain?: "refuse" | "update";
        /** @enum {unknown} */
        readonly likely?: "create" | "skip";
        readonly reason?: string;
      };
      /** @description Column → what stands in it → what that means. */
      readonly values?: {
        readonly [key: string]: {
          readonly [key: string]: string | null;
        };
      };
      /** @description The system whose files these are. */
      readonly system?: string;
      /** @description Fields that name companies which are made where they are not there yet. */
      readonly create?: readonly string[];
      /** @description Fields of new records where their row says nothing. */
      readonly defaults?: {
        readonly [key: string]: unknown;
      };
      /** @description People are told of what concerns them; absent: it comes in silently. */
      readonly notify?: boolean;
      /**
       * @description Absent: detected.
       * @enum {unknown}
       */
      readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
      /**
       * @description Absent: detected.
       * @enum {unknown}
       */
      readonly delimiter?: ";" | "," | "\t" | "|";
      /** @description Of a workbook; absent: the first that is not hidden. */
      readonly sheet?: string;
    };
    readonly ImportReversal: {
      readonly id: string;
      /** @enum {unknown} */
      readonly status: "new" | "planning" | "planned" | "committing" | "committed" | "undoing" | "undone";
      /** @description Records that are as they were before, but for fields under `kept`. */
      readonly reversed: number;
      /** @description What people have done since, which stays: the first thousand. */
      readonly kept: readonly {
        readonly row: number;
        readonly id: string;
        readonly title: string;
        readonly reason: components["schemas"]["ImportReason"] | null;
        /** @description Those that stay; absent: the whole record. */
        readonly fields?: readonly string[];
      }[];
      /** @description What cannot go back any more, such as a number that another record has by now: the first thousand. */
      readonly failed: readonly {
        readonly row: number;
        readonly id: string;
        readonly title: string;
        readonly reason: components["schemas"]["ImportReason"] | null;
        /** @description Those that stay; absent: the whole record. */
        readonly fields?: readonly string[];
      }[];
    };
    readonly Export: {
      readonly id: string;
      readonly object: components["schemas"]["ExportedObject"];
      /** @enum {unknown} */
      readonly format: "csv" | "xlsx" | "jsonl" | "zip";
      /** @enum {unknown} */
      readonly language: "ru" | "fr" | "en";
      readonly filter: readonly {
        readonly field: string;
        /** @enum {unknown} */
        readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
        readonly value: string;
      }[];
      /** @enum {unknown} */
      readonly status: "running" | "finished" | "failed";
      /** Format: date-time */
      readonly createdAt: string;
      readonly createdBy: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * Format: date-time
       * @description Last sign of life.
       */
      readonly at: string;
      /** Format: date-time */
      readonly finishedAt: string | null;
      /** @description Written so far. */
      readonly rows: number;
      /** @description Bytes, so far. */
      readonly size: number;
      readonly fileName: string;
      /**
       * Format: date-time
       * @description When the file goes.
       */
      readonly expiresAt: string | null;
      /** @description Why there is no file. */
      readonly problem: ("access.denied" | "api_key.limit" | "auth.code_required" | "auth.failed" | "auth.disabled" | "auth.new_password_required" | "auth.second_factor_on" | "auth.second_factor_required" | "auth.session_over" | "auth.unknown_user" | "autoMerge.off" | "autoMerge.running" | "autoMerge.unproven" | "body.invalid" | "body.media_type" | "body.too_large" | "capture.key" | "capture.limit" | "cleansing.state" | "department.limit" | "duplicate.found" | "duplicate.probes" | "export.too_large" | "feed.busy" | "feed.limit" | "feed.no_owner" | "feed.paused" | "field.mastered" | "file.not_arrived" | "identity.taken" | "idempotency.mismatch" | "handover.running" | "import.damaged" | "import.gone" | "import.no_file" | "import.state" | "import.too_long" | "import.unreadable" | "internal" | "join.decided" | "waiver.decided" | "join.not_needed" | "merge.busy" | "merge.differentIdentities" | "merge.headOffice" | "merge.later" | "merge.mastered" | "merge.refused" | "merge.state" | "merge.tooLarge" | "not_found" | "precondition.failed" | "precondition.required" | "query.invalid" | "query.unsupported" | "rate.limited" | "record.erased" | "record.in_use" | "record.mastered" | "record.merged" | "role.built_in" | "route.not_found" | "terms.approval_needed" | "unavailable" | "user.exists" | "user.last_administrator" | "validation.failed" | "value.erased" | "view.limit" | "write.conflict") | null;
      readonly sort?: string | null;
      readonly fields?: readonly string[];
      readonly relations?: readonly string[];
    };
    readonly FeedSettings: {
      /** @description Column → where it goes; null: nowhere. Files must have the others. */
      readonly mapping: {
        readonly [key: string]: string | null;
      };
      /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
      readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
      /** @description As in a plan. */
      readonly duplicates?: {
        /** @enum {unknown} */
        readonly certain?: "refuse" | "update";
        /** @enum {unknown} */
        readonly likely?: "create" | "skip";
        readonly reason?: string;
      };
      /** @description Column → what stands in it → what that means. */
      readonly values?: {
        readonly [key: string]: {
          readonly [key: string]: string | null;
        };
      };
      /** @description Fields that name companies which are made where they are not there yet. */
      readonly create?: readonly string[];
      /** @description Fields of new records where their row says nothing. */
      readonly defaults?: {
        readonly [key: string]: unknown;
      };
      readonly notify?: boolean;
      /** @enum {unknown} */
      readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
      /** @enum {unknown} */
      readonly delimiter?: ";" | "," | "\t" | "|";
      readonly sheet?: string;
    };
    readonly FeedTimes: {
      readonly at: string;
      readonly on?: number;
    };
    readonly FeedSource: {
      /** @constant */
      readonly kind: "upload";
    } | {
      /** @constant */
      readonly kind: "inbox";
      readonly folder: string;
      /** @description When what lies there is taken: every day at `at` (`HH:mm`) by the clock of the workspace, or on the day `on` of each week (1 Monday … 7 Sunday); absent: as it comes. */
      readonly times?: components["schemas"]["FeedTimes"];
    };
    readonly FeedRun: {
      readonly importId: string;
      readonly fileName: string;
      /** Format: date-time */
      readonly at: string;
      /** @enum {unknown} */
      readonly status: "new" | "planning" | "planned" | "committing" | "committed" | "undoing" | "undone";
      /** @description What it has brought, or would bring as long as it is only planned; null: not known yet. */
      readonly counts: {
        readonly created: number;
        readonly updated: number;
        readonly skipped: number;
        readonly refused: number;
      } | null;
    };
    readonly Feed: {
      readonly id: string;
      readonly name: string;
      readonly object: components["schemas"]["ObjectName"];
      /** @description Short name of the other system, as its external ids begin with it. */
      readonly system: string;
      /** @description As every file is planned. */
      readonly settings: components["schemas"]["FeedSettings"];
      /** @description `upload`: files are handed over with `run`. `inbox`: files that lie below `inbox/<folder>/` in the inbox of the workspace are taken as they come, or when it is time for it. */
      readonly source: components["schemas"]["FeedSource"];
      /** @description The feed is late when its last good run is older; null: nobody waits for it. */
      readonly dueWithinHours: number | null;
      /** @description A plan that refuses a larger share of its rows waits for a person to commit it. */
      readonly holdAbove: {
        readonly refusedPercent: number;
      };
      /**
       * @description What of the records of that system is read-only elsewhere: nothing, the mapped fields, or all of it; then new records of that object come by the feed only.
       * @enum {unknown}
       */
      readonly masters: "nothing" | "mapped" | "record";
      /** @description By which the owner answers for what is merely missing, in every run. */
      readonly waiver: {
        readonly reason: string;
        /** Format: date */
        readonly until: string;
      } | null;
      readonly isPaused: boolean;
      /** @description Runs have the rights of this person, as they are then. */
      readonly owner: {
        readonly id: string;
        readonly name: string;
      };
      /** Format: date-time */
      readonly createdAt: string;
      /** Format: date-time */
      readonly updatedAt: string;
      /** @description Also the ETag. */
      readonly version: number;
      /**
       * @description `waiting`: nothing has come yet. `held`: the last run waits for a person. `failed`: the last run brought nothing, or the owner cannot bring in anything any more. `late`: what was expected has not come.
       * @enum {unknown}
       */
      readonly state: "ok" | "waiting" | "running" | "held" | "failed" | "late" | "paused";
      /** @description Why it is held, failed or late. */
      readonly reasons: readonly components["schemas"]["ImportReason"][];
      /** @description The run that began last. */
      readonly lastRun: components["schemas"]["FeedRun"] | null;
      /** Format: date-time */
      readonly lastSuccessAt: string | null;
      /** @description By the caller: who answers for it, or sets up the workspace. */
      readonly editable: boolean;
      /** @description The caller may hand over files. */
      readonly runnable: boolean;
    };
    readonly FeedRunAnnounced: {
      readonly importId: string;
      readonly upload: {
        /** @description Takes the file for a quarter of an hour, without a token. */
        readonly url: string;
        /** @constant */
        readonly method: "PUT";
        /** @description To be sent exactly so. */
        readonly headers: {
          readonly [key: string]: string;
        };
      };
    };
    readonly FeedRunBegun: {
      /** @description null: what lies in the inbox is being taken. */
      readonly importId: string | null;
    };
    readonly JobRun: {
      readonly id: string;
      /** @enum {unknown} */
      readonly job: "cleansing" | "backup" | "restore-drill" | "reindex" | "reconcile" | "reminders" | "feeds";
      /**
       * @description Skipped: another run of the job was under way.
       * @enum {unknown}
       */
      readonly status: "queued" | "running" | "finished" | "failed" | "skipped";
      /** @description Id of a user, or `schedule`. */
      readonly requestedBy: string;
      /** Format: date-time */
      readonly requestedAt: string;
      /** Format: date-time */
      readonly startedAt: string | null;
      /** Format: date-time */
      readonly finishedAt: string | null;
      /** @description What came of it; each job has its own. */
      readonly result: {
        readonly [key: string]: unknown;
      } | null;
      /** @description Of a drill that somebody asked for. */
      readonly backupId?: string;
    };
    readonly Job: {
      /** @enum {unknown} */
      readonly name: "cleansing" | "backup" | "restore-drill" | "reindex" | "reconcile" | "reminders" | "feeds";
      /** @description `cron(…)` or `rate(…)`, counted in the time zone. */
      readonly schedule: string;
      readonly timeZone: string;
      readonly lastRun: components["schemas"]["JobRun"] | null;
    };
    readonly CleansingPlan: {
      readonly id: string;
      readonly name: string;
      readonly steps: readonly {
        /** @enum {unknown} */
        readonly kind: "normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain";
        /** @description Of `normalise` and `fill`; absent: all. */
        readonly what?: readonly ("phones" | "emails" | "identifiers" | "lists" | "names" | "addresses" | "countries" | "websites" | "headOffice" | "employer" | "accountManagers")[];
        /** @description Of `archiveStale`: for how long nothing has happened. */
        readonly months?: number;
      }[];
      /** @description null: the plan of the schedule. */
      readonly createdBy: {
        readonly id: string;
        readonly name: string;
      } | null;
      /** Format: date-time */
      readonly createdAt: string | null;
      /** @description When it is looked at by itself; unasked: what is found is carried out at once. null: only when somebody asks for it. */
      readonly schedule: {
        /** @enum {unknown} */
        readonly every: "day" | "week" | "month";
        readonly unasked: boolean;
      } | null;
      /** @description Who has approved in advance what is done unasked. */
      readonly scheduledBy: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly version: number;
      /** @description The plan of the schedule: carried out every night, without anybody’s approval, and never changed. */
      readonly isScheduled: boolean;
    };
    readonly WholeCleansingRun: {
      readonly id: string;
      readonly plan: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description Nothing is changed until a preview is approved: `previewed` waits for that.
       * @enum {unknown}
       */
      readonly status: "previewing" | "previewed" | "running" | "done" | "undoing" | "undone";
      /** Format: date-time */
      readonly at: string;
      /** @description null: the schedule. */
      readonly by: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly approved: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
      } | null;
      /** @description Records that were looked at so far. */
      readonly examined: number;
      /** @description Records that a step found something in. */
      readonly count: number;
      /** @description Of these, those that are carried out. */
      readonly done: number;
      /** @description How many records each step found something in, and changed or flagged; of `mergeCertain` pairs. */
      readonly steps: readonly {
        /** @enum {unknown} */
        readonly kind: "normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain";
        readonly found: number;
        readonly done: number;
      }[];
      /** @description What came of records. Moved: what would be changed is not what was shown any more. Refused: a number is another record’s, or somebody was at it. Flagged: there was nothing to change. */
      readonly outcomes: {
        readonly changed?: number;
        readonly moved?: number;
        readonly gone?: number;
        readonly refused?: number;
        readonly flagged?: number;
      };
      /** @description How often each field was changed. */
      readonly fields: {
        readonly [key: string]: number;
      };
      /** @description The run of merges that belongs to it. */
      readonly mergeRunId: string | null;
      /** Format: date-time */
      readonly finishedAt: string | null;
      readonly undo: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
        readonly done: number;
        readonly reversed: number;
        readonly kept: number;
        readonly failed: number;
      } | null;
      /**
       * Format: date-time
       * @description For 90 days it can be undone.
       */
      readonly undoUntil: string;
      /** @description Some of the records, before and after; what is only flagged as it is. None that the caller may not read. */
      readonly sample: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly title: string;
        readonly steps: readonly ("normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain")[];
        readonly changes: readonly {
          readonly field: string;
          readonly old: unknown;
          readonly new: unknown;
          /** @description What it follows from, where the step alone does not say it. */
          readonly because: ("countryFromFacts" | "countryOfRecord" | "countryOfClient" | "websiteFromEmail" | "fromHeadOffice" | "fromEmployer" | "managerOfParent" | "managerOfClient" | "mergedAway" | "noSuchRecord" | "silent" | "junk" | "mastered") | null;
        }[];
      }[];
      /** @description What somebody changed after the run, and undoing left: the first two hundred. */
      readonly kept: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly field: string;
        readonly title: string;
      }[];
    };
    readonly CleansingRun: {
      readonly id: string;
      readonly plan: {
        readonly id: string;
        readonly name: string;
      };
      /**
       * @description Nothing is changed until a preview is approved: `previewed` waits for that.
       * @enum {unknown}
       */
      readonly status: "previewing" | "previewed" | "running" | "done" | "undoing" | "undone";
      /** Format: date-time */
      readonly at: string;
      /** @description null: the schedule. */
      readonly by: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly approved: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
      } | null;
      /** @description Records that were looked at so far. */
      readonly examined: number;
      /** @description Records that a step found something in. */
      readonly count: number;
      /** @description Of these, those that are carried out. */
      readonly done: number;
      /** @description How many records each step found something in, and changed or flagged; of `mergeCertain` pairs. */
      readonly steps: readonly {
        /** @enum {unknown} */
        readonly kind: "normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain";
        readonly found: number;
        readonly done: number;
      }[];
      /** @description What came of records. Moved: what would be changed is not what was shown any more. Refused: a number is another record’s, or somebody was at it. Flagged: there was nothing to change. */
      readonly outcomes: {
        readonly changed?: number;
        readonly moved?: number;
        readonly gone?: number;
        readonly refused?: number;
        readonly flagged?: number;
      };
      /** @description How often each field was changed. */
      readonly fields: {
        readonly [key: string]: number;
      };
      /** @description The run of merges that belongs to it. */
      readonly mergeRunId: string | null;
      /** Format: date-time */
      readonly finishedAt: string | null;
      readonly undo: {
        readonly by: {
          readonly id: string;
          readonly name: string;
        };
        /** Format: date-time */
        readonly at: string;
        readonly done: number;
        readonly reversed: number;
        readonly kept: number;
        readonly failed: number;
      } | null;
      /**
       * Format: date-time
       * @description For 90 days it can be undone.
       */
      readonly undoUntil: string;
    };
    readonly BackupFault: {
      /** @enum {unknown} */
      readonly code: "format" | "manifest.missing" | "manifest.truncated" | "manifest.altered" | "chunk.missing" | "chunk.altered" | "chunk.unreadable" | "file.missing" | "file.altered" | "history.gap" | "items" | "records" | "content" | "figures" | "reference" | "identity" | "erasure";
      /** @description Key of a chunk or a file, id of a record, kind of items: never a value of a record. */
      readonly where: string;
      readonly expected?: string;
      readonly found?: string;
    };
    readonly Backup: {
      readonly id: string;
      /**
       * Format: date-time
       * @description The moment whose state it holds.
       */
      readonly at: string;
      /** @description Bytes, compressed; files of records besides. */
      readonly size: number;
      /** @description Live ones. */
      readonly records: number;
      /** @description Of the manifest, which lists those of everything else; hexadecimal. */
      readonly sha256: string;
      /** @description Of the manifest in the bucket. */
      readonly key: string;
      /** @description How long it is kept; null: made by an earlier release. */
      readonly kind: ("daily" | "weekly" | "monthly") | null;
      /** Format: date-time */
      readonly expiresAt: string | null;
      readonly chunks: number;
      /** @description Of records. */
      readonly files: number;
      /** @description Proof by restoring; null: not proven. */
      readonly verified: {
        /** Format: date-time */
        readonly at: string;
        /** @description Live records that came back. */
        readonly records: number;
        readonly ok: boolean;
        /** @description The first fifty. */
        readonly problems: readonly components["schemas"]["BackupFault"][];
      } | null;
      readonly isBeingVerified: boolean;
    };
    readonly RestoreProof: {
      /**
       * Format: date-time
       * @description When a backup was last restored without a fault; null: never.
       */
      readonly provenAt: string | null;
      readonly backupId: string | null;
      /** @description Days after which that is too old. */
      readonly maxDays: number;
      readonly isOverdue: boolean;
      /** @description The last drill, whichever backup it was of, found something wrong. */
      readonly isFailing: boolean;
    };
    /** @description What the registry says of a company, without what it does not tell, and without what fields say that are hidden from the caller. */
    readonly RegistryEntry: {
      /** @description As the registry writes it. */
      readonly legalName?: string;
      /** @description All names that the company is known by there. */
      readonly names?: readonly string[];
      readonly legalForm?: string;
      /** @description Of the head office, as addresses of companies are given. */
      readonly address?: {
        readonly [key: string]: string;
      };
      /** @description Number of the head office (SIRET). */
      readonly headOffice?: string;
      /** @enum {unknown} */
      readonly state?: "active" | "closed";
      /** Format: date */
      readonly createdOn?: string;
      /** Format: date */
      readonly closedOn?: string;
    };
    readonly RegistryCheck: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      readonly by: {
        readonly id: string;
        readonly name: string;
      };
      /** @description Host of the registry that was asked. */
      readonly source: string;
      /** @description What it was asked for; null: hidden from the caller. */
      readonly number: {
        /** @enum {unknown} */
        readonly country: "FR";
        readonly scheme: string;
        readonly value: string;
      } | null;
      /** @enum {unknown} */
      readonly outcome: "found" | "notFound" | "unreachable";
      /**
       * @description Of one that was unreachable.
       * @enum {unknown}
       */
      readonly why?: "timeout" | "connection" | "refused" | "tooLarge" | "unreadable" | "otherCompany";
      readonly entry?: components["schemas"]["RegistryEntry"];
      /** @description SHA-256 of the answer as it was sent, hexadecimal. */
      readonly bodyHash?: string;
    };
    readonly RegistryDifference: {
      readonly field: string;
      /** @description What the record holds; null: nothing. */
      readonly ours: unknown;
      /** @description What it would hold after the registry: `PATCH` takes it as it is. */
      readonly theirs: unknown;
    };
    readonly FoundRecord: {
      readonly object: components["schemas"]["ObjectName"];
      readonly id: string;
      readonly title: string;
      /** @description What tells records of one name apart: town, position, client. */
      readonly subtitle: string;
      readonly matched: {
        /** @enum {unknown} */
        readonly kind: "name" | "phone" | "email" | "ident";
        /** @description A phone in E.164, an identifier as `<scheme>:<value>`. */
        readonly value: string;
      };
      /** @description The client whose card shows it. */
      readonly companyId?: string;
    };
    readonly ReportRow: {
      readonly count: number;
      /** @description A month, such as 2026-11. */
      readonly month?: string;
      readonly stageId?: string;
      readonly object?: components["schemas"]["ObjectName"];
      readonly ownerId?: string;
      /** @description Name of the owner. */
      readonly owner?: string;
      /** @description Currencies are never added up. */
      readonly currency?: string;
      /** @description Absent for those who may not see amounts. */
      readonly amount?: string;
    };
    readonly Report: {
      /** @description What each number is made of. */
      readonly definition: {
        /** @enum {unknown} */
        readonly name: "sales" | "funnel" | "records";
        readonly groupBy: string;
        /** @description A month, such as 2026-11. */
        readonly from?: string;
        /** @description A month, such as 2026-11. */
        readonly to?: string;
      };
      readonly rows: readonly components["schemas"]["ReportRow"][];
      readonly totals: readonly components["schemas"]["ReportRow"][];
      /** Format: date-time */
      readonly asOf: string;
    };
    /** @description A record that the caller may not see. */
    readonly HiddenRecord: {
      readonly object: components["schemas"]["ObjectName"];
      readonly accountManager: {
        readonly id: string;
        readonly name: string;
      } | null;
    };
    readonly CardDuplicate: {
      /** @description How sure it is that the two are one. */
      readonly score: number;
      /** @enum {unknown} */
      readonly band: "certain" | "probable" | "possible";
      readonly reasons: readonly components["schemas"]["MatchReason"][];
      readonly other: components["schemas"]["DuplicateRecord"] | components["schemas"]["HiddenRecord"];
      /** @description Of the pair; not given for a pair with a hidden record. */
      readonly id?: string;
    };
    readonly CompanyCard: {
      readonly company: components["schemas"]["CrmRecord"];
      readonly contacts: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly deals: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly tasks: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly orders: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly invoices: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly contracts: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly quotes: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly cases: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Those that are open. */
      readonly leads: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
      };
      /** @description Not kept yet. */
      readonly receivables: null;
      readonly quality: components["schemas"]["RecordQuality"];
      readonly duplicates: readonly components["schemas"]["CardDuplicate"][];
      readonly timeline: {
        readonly data: readonly components["schemas"]["CrmRecord"][];
        /** @description A cursor of `GET /activities?filter[companyId][eq]=…`. */
        readonly next: string | null;
      };
    };
    readonly Transition: {
      /**
       * @description Id of a stage.
       * @example qualification
       * @example needs
       * @example proposal
       * @example contract
       * @example won
       * @example lost
       */
      readonly to: string;
      readonly allowed: boolean;
      readonly because: readonly {
        /** @enum {unknown} */
        readonly rule: "access" | "stage.requires";
        readonly message: string;
        /** @description What would help. */
        readonly fix: string;
        /** @description The field that is missing. */
        readonly pointer?: string;
      }[];
    };
    readonly RecordFields: {
      readonly [key: string]: unknown;
    };
    readonly FieldProblem: {
      /** @description RFC 6901, into the body: `/phones/0/value`. */
      readonly pointer: string;
      /** @enum {unknown} */
      readonly code: "required" | "type" | "unknown_field" | "read_only" | "too_long" | "too_many" | "too_large" | "option" | "format" | "checksum" | "characters" | "contradiction" | "reference" | "merged" | "loop" | "mastered" | "names_person" | "beyond_terms" | "password" | "code" | "file_type" | "file_size" | "rights" | "expiry" | "same_person" | "shares" | "cannot_read" | "api_key" | "invalid";
      /** @description In the language of the caller. */
      readonly message: string;
      readonly params?: {
        readonly [key: string]: string | number;
      };
    };
    readonly Problem: {
      /** @description `urn:steward:problem:<code>` */
      readonly type: string;
      /** @description In the language of the caller. */
      readonly title: string;
      readonly status: number;
      /**
       * @description Stable; what programs go by.
       * @enum {unknown}
       */
      readonly code: "access.denied" | "api_key.limit" | "auth.code_required" | "auth.failed" | "auth.disabled" | "auth.new_password_required" | "auth.second_factor_on" | "auth.second_factor_required" | "auth.session_over" | "auth.unknown_user" | "autoMerge.off" | "autoMerge.running" | "autoMerge.unproven" | "body.invalid" | "body.media_type" | "body.too_large" | "capture.key" | "capture.limit" | "cleansing.state" | "department.limit" | "duplicate.found" | "duplicate.probes" | "export.too_large" | "feed.busy" | "feed.limit" | "feed.no_owner" | "feed.paused" | "field.mastered" | "file.not_arrived" | "identity.taken" | "idempotency.mismatch" | "handover.running" | "import.damaged" | "import.gone" | "import.no_file" | "import.state" | "import.too_long" | "import.unreadable" | "internal" | "join.decided" | "waiver.decided" | "join.not_needed" | "merge.busy" | "merge.differentIdentities" | "merge.headOffice" | "merge.later" | "merge.mastered" | "merge.refused" | "merge.state" | "merge.tooLarge" | "not_found" | "precondition.failed" | "precondition.required" | "query.invalid" | "query.unsupported" | "rate.limited" | "record.erased" | "record.in_use" | "record.mastered" | "record.merged" | "role.built_in" | "route.not_found" | "terms.approval_needed" | "unavailable" | "user.exists" | "user.last_administrator" | "validation.failed" | "value.erased" | "view.limit" | "write.conflict";
      /** @description `validation.failed`, `field.mastered`: one for each fault. */
      readonly errors?: readonly components["schemas"]["FieldProblem"][];
      /** @description `query.invalid`: the parameter or header. */
      readonly parameter?: string;
      /** @description `query.unsupported`: what was asked for. */
      readonly what?: string;
      /** @description `query.unsupported`: what can be had. */
      readonly allowed?: {
        readonly filters: readonly string[];
        readonly sorts: readonly string[];
      };
      /** @description `precondition.failed`: what is there now. */
      readonly current?: unknown;
      /** @description `precondition.failed`: fields that changed since the version that was named. */
      readonly changed?: readonly string[];
      /** @description `duplicate.found`, `identity.taken`: what is there already. */
      readonly matches?: readonly components["schemas"]["Match"][];
      /** @description `record.in_use`: what still refers to the record. */
      readonly holders?: readonly {
        readonly object: string;
        readonly id: string;
        readonly title: string;
      }[];
      /** @description `record.in_use`: what can be done instead. */
      readonly actions?: readonly "archive"[];
      /** @description `auth.new_password_required`, `auth.code_required`: what the next step takes. */
      readonly session?: string;
      /** @description `user.exists`: who has the address. */
      readonly user?: {
        readonly id: string;
        readonly name: string;
        /** @enum {unknown} */
        readonly status: "active" | "disabled";
      };
      /** @description `department.limit`, `api_key.limit`, `view.limit`, `import.too_long` */
      readonly most?: number;
      /** @description `import.unreadable`: where to look. */
      readonly row?: number;
      /** @description `field.mastered`, `record.mastered`: where it is kept. */
      readonly system?: string;
      /** @description The same: when it was last received, as the company says it. */
      readonly received?: string;
      /** @description The same, in UTC; null: never yet. */
      readonly receivedAt?: string | null;
      /** @description `record.merged`: the record to go to. */
      readonly survivor?: {
        readonly object: string;
        readonly id: string;
      };
      /** @description `precondition.failed` of a merge: the versions that there are. */
      readonly versions?: {
        readonly [key: string]: number;
      };
      /** @description `merge.later`: the merge that is to be undone first. */
      readonly merge?: string | null;
      /** @description Of a merge: all that stands in its way, with what mends it. */
      readonly problems?: readonly components["schemas"]["MergeObstacle"][];
    };
    readonly BatchResults: {
      /** @description One for each operation, in order. */
      readonly results: readonly {
        readonly status: number;
        readonly id?: string;
        readonly etag?: string;
        /** @description What the fields of an update held before: those that changed, null where there was nothing. */
        readonly replaced?: {
          readonly [key: string]: unknown;
        };
        readonly problem?: components["schemas"]["Problem"];
      }[];
    };
    readonly Erasure: {
      readonly id: string;
      /** @description False: nothing was done yet, or the same call, made again, goes on. */
      readonly done: boolean;
      /** @description Fields of the record that had a value. */
      readonly fields: number;
      /** @description Events of its history that told of such values. */
      readonly history: number;
      /** @description Records about the person, whose personal fields go too. */
      readonly records: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
      };
      /** @description Records that name the person, are not about them and stay as they are. */
      readonly kept: {
        readonly companies?: number;
        readonly contacts?: number;
        readonly leads?: number;
        readonly deals?: number;
        readonly products?: number;
        readonly quotes?: number;
        readonly contracts?: number;
        readonly orders?: number;
        readonly invoices?: number;
        readonly payments?: number;
        readonly cases?: number;
        readonly tasks?: number;
        readonly activities?: number;
      };
      /** @description Records whose texts stay and name the person: somebody has to look at them. At most 50. */
      readonly mentions: readonly {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      }[];
      /** @description Files of the person. */
      readonly files: number;
      /** @description Rows of the search index. */
      readonly search: number;
      /** @description Keys of the search for duplicates. */
      readonly matchKeys: number;
      /** @description Pairs of possible duplicates. */
      readonly pairs: number;
    };
    readonly AccessGrant: {
      /** @constant */
      readonly rule: "role";
      readonly role: string;
      /** @enum {unknown} */
      readonly scope: "none" | "own" | "department" | "all";
    } | {
      /** @constant */
      readonly rule: "coManager";
    } | {
      /**
       * @description Stands in for the account manager, who is away.
       * @constant
       */
      readonly rule: "substitute";
      readonly userId: string;
    } | {
      /** @constant */
      readonly rule: "client";
      readonly companyId: string;
      readonly because: readonly components["schemas"]["AccessGrant"][];
    };
    readonly AccessRight: {
      readonly allowed: boolean;
      readonly because: readonly components["schemas"]["AccessGrant"][];
    };
    readonly AccessExplanation: {
      readonly record: {
        readonly object: string;
        readonly id: string;
      };
      readonly you: {
        readonly read: components["schemas"]["AccessRight"];
        readonly edit: components["schemas"]["AccessRight"];
        readonly delete: components["schemas"]["AccessRight"];
        readonly fields: {
          readonly [key: string]: "hidden" | "readOnly";
        };
      };
      /** @description Everybody who may read the record; told to those who configure the workspace. */
      readonly people?: readonly {
        readonly user: {
          readonly id: string;
          readonly name: string;
        };
        readonly read: components["schemas"]["AccessRight"];
        readonly edit: components["schemas"]["AccessRight"];
        readonly delete: components["schemas"]["AccessRight"];
      }[];
    };
    readonly Attachment: {
      readonly id: string;
      readonly fileName: string;
      readonly contentType: string;
      /** @description Bytes. */
      readonly size: number;
      /** Format: date-time */
      readonly createdAt: string;
      /** @description User id. */
      readonly createdBy: string;
    };
    readonly Upload: {
      /** @description Takes the file within a quarter of an hour; it is not an address of this API and takes no token. */
      readonly url: string;
      /** @constant */
      readonly method: "PUT";
      /** @description To be sent exactly so. Another type or length than announced is refused. */
      readonly headers: {
        readonly [key: string]: string;
      };
    };
    readonly AnnouncedAttachment: {
      readonly id: string;
      readonly fileName: string;
      readonly contentType: string;
      /** @description Bytes. */
      readonly size: number;
      /** Format: date-time */
      readonly createdAt: string;
      /** @description User id. */
      readonly createdBy: string;
      readonly upload: components["schemas"]["Upload"];
    };
    readonly OpenedAttachment: {
      readonly id: string;
      readonly fileName: string;
      readonly contentType: string;
      /** @description Bytes. */
      readonly size: number;
      /** Format: date-time */
      readonly createdAt: string;
      /** @description User id. */
      readonly createdBy: string;
      readonly download: {
        /** @description Takes no token. */
        readonly url: string;
        /** Format: date-time */
        readonly expiresAt: string;
      };
    };
    /** @description What the gateway answers itself. */
    readonly GatewayMessage: {
      readonly message: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Health = components['schemas']['Health'];
export type Tokens = components['schemas']['Tokens'];
export type Department = components['schemas']['Department'];
export type ObjectRights = components['schemas']['ObjectRights'];
export type FieldLimits = components['schemas']['FieldLimits'];
export type Me = components['schemas']['Me'];
export type ObjectName = components['schemas']['ObjectName'];
export type FieldDefinition = components['schemas']['FieldDefinition'];
export type ObjectDefinition = components['schemas']['ObjectDefinition'];
export type Words = components['schemas']['Words'];
export type Pipeline = components['schemas']['Pipeline'];
export type MergedRecord = components['schemas']['MergedRecord'];
export type Merge = components['schemas']['Merge'];
export type MergeRun = components['schemas']['MergeRun'];
export type WholeMergeRun = components['schemas']['WholeMergeRun'];
export type User = components['schemas']['User'];
export type RecordCounts = components['schemas']['RecordCounts'];
export type ChangedUser = components['schemas']['ChangedUser'];
export type ExportedObject = components['schemas']['ExportedObject'];
export type ExportEvent = components['schemas']['ExportEvent'];
export type Leaving = components['schemas']['Leaving'];
export type HistoryEvent = components['schemas']['HistoryEvent'];
export type UserHistoryEvent = components['schemas']['UserHistoryEvent'];
export type ApiKey = components['schemas']['ApiKey'];
export type RightsByObject = components['schemas']['RightsByObject'];
export type ListedRole = components['schemas']['ListedRole'];
export type RoleRights = components['schemas']['RoleRights'];
export type Role = components['schemas']['Role'];
export type CustomField = components['schemas']['CustomField'];
export type FieldSet = components['schemas']['FieldSet'];
export type CustomFieldInput = components['schemas']['CustomFieldInput'];
export type FieldChange = components['schemas']['FieldChange'];
export type View = components['schemas']['View'];
export type CaptureForm = components['schemas']['CaptureForm'];
export type AssignmentRules = components['schemas']['AssignmentRules'];
export type AssignedBecause = components['schemas']['AssignedBecause'];
export type MatchReason = components['schemas']['MatchReason'];
export type DuplicateRecord = components['schemas']['DuplicateRecord'];
export type DuplicatePair = components['schemas']['DuplicatePair'];
export type Match = components['schemas']['Match'];
export type ComparedRecord = components['schemas']['ComparedRecord'];
export type TwoCompared = components['schemas']['TwoCompared'];
export type Probe = components['schemas']['Probe'];
export type AutoMerge = components['schemas']['AutoMerge'];
export type Mastered = components['schemas']['Mastered'];
export type Overlap = components['schemas']['Overlap'];
export type CrmRecord = components['schemas']['CrmRecord'];
export type MergeAnswer = components['schemas']['MergeAnswer'];
export type ValueSource = components['schemas']['ValueSource'];
export type MergeObstacle = components['schemas']['MergeObstacle'];
export type MergePreview = components['schemas']['MergePreview'];
export type ClientRelease = components['schemas']['ClientRelease'];
export type JoinRequest = components['schemas']['JoinRequest'];
export type Notification = components['schemas']['Notification'];
export type QuoteTerms = components['schemas']['QuoteTerms'];
export type ClientTeam = components['schemas']['ClientTeam'];
export type SharedClient = components['schemas']['SharedClient'];
export type Handover = components['schemas']['Handover'];
export type QualityReport = components['schemas']['QualityReport'];
export type QualitySummary = components['schemas']['QualitySummary'];
export type QualityIssue = components['schemas']['QualityIssue'];
export type FixNext = components['schemas']['FixNext'];
export type QualityWaiver = components['schemas']['QualityWaiver'];
export type QualityFacts = components['schemas']['QualityFacts'];
export type RecordQuality = components['schemas']['RecordQuality'];
export type ImportTemplate = components['schemas']['ImportTemplate'];
export type ImportReason = components['schemas']['ImportReason'];
export type ImportHalt = components['schemas']['ImportHalt'];
export type ImportPlanFacts = components['schemas']['ImportPlanFacts'];
export type ImportWaiver = components['schemas']['ImportWaiver'];
export type ImportCommit = components['schemas']['ImportCommit'];
export type ImportUndo = components['schemas']['ImportUndo'];
export type Import = components['schemas']['Import'];
export type ImportPreview = components['schemas']['ImportPreview'];
export type ImportLookAlike = components['schemas']['ImportLookAlike'];
export type ImportRow = components['schemas']['ImportRow'];
export type ImportSettings = components['schemas']['ImportSettings'];
export type ImportReversal = components['schemas']['ImportReversal'];
export type Export = components['schemas']['Export'];
export type FeedSettings = components['schemas']['FeedSettings'];
export type FeedTimes = components['schemas']['FeedTimes'];
export type FeedSource = components['schemas']['FeedSource'];
export type FeedRun = components['schemas']['FeedRun'];
export type Feed = components['schemas']['Feed'];
export type FeedRunAnnounced = components['schemas']['FeedRunAnnounced'];
export type FeedRunBegun = components['schemas']['FeedRunBegun'];
export type JobRun = components['schemas']['JobRun'];
export type Job = components['schemas']['Job'];
export type CleansingPlan = components['schemas']['CleansingPlan'];
export type WholeCleansingRun = components['schemas']['WholeCleansingRun'];
export type CleansingRun = components['schemas']['CleansingRun'];
export type BackupFault = components['schemas']['BackupFault'];
export type Backup = components['schemas']['Backup'];
export type RestoreProof = components['schemas']['RestoreProof'];
export type RegistryEntry = components['schemas']['RegistryEntry'];
export type RegistryCheck = components['schemas']['RegistryCheck'];
export type RegistryDifference = components['schemas']['RegistryDifference'];
export type FoundRecord = components['schemas']['FoundRecord'];
export type ReportRow = components['schemas']['ReportRow'];
export type Report = components['schemas']['Report'];
export type HiddenRecord = components['schemas']['HiddenRecord'];
export type CardDuplicate = components['schemas']['CardDuplicate'];
export type CompanyCard = components['schemas']['CompanyCard'];
export type Transition = components['schemas']['Transition'];
export type RecordFields = components['schemas']['RecordFields'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type Problem = components['schemas']['Problem'];
export type BatchResults = components['schemas']['BatchResults'];
export type Erasure = components['schemas']['Erasure'];
export type AccessGrant = components['schemas']['AccessGrant'];
export type AccessRight = components['schemas']['AccessRight'];
export type AccessExplanation = components['schemas']['AccessExplanation'];
export type Attachment = components['schemas']['Attachment'];
export type Upload = components['schemas']['Upload'];
export type AnnouncedAttachment = components['schemas']['AnnouncedAttachment'];
export type OpenedAttachment = components['schemas']['OpenedAttachment'];
export type GatewayMessage = components['schemas']['GatewayMessage'];
export type $defs = Record<string, never>;
export interface operations {
  readonly getHealth: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Health"];
        };
      };
    };
  };
  readonly login: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly email: string;
          readonly password: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Tokens"];
        };
      };
    };
  };
  readonly refreshToken: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly refreshToken: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Tokens"];
        };
      };
    };
  };
  readonly answerCode: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly email: string;
          readonly session: string;
          readonly code: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Tokens"];
        };
      };
    };
  };
  readonly createToken: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly apiKey: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly accessToken: string;
            /** @description Seconds. */
            readonly expiresIn: number;
          };
        };
      };
    };
  };
  readonly setFirstPassword: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly email: string;
          readonly session: string;
          readonly newPassword: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Tokens"];
        };
      };
    };
  };
  readonly forgetPassword: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly email: string;
        };
      };
    };
    readonly responses: {
      /** @description The code is on its way, if the address is known. */
      readonly 202: {
        content: {
          readonly "application/json": Record<string, never>;
        };
      };
    };
  };
  readonly resetPassword: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly email: string;
          readonly code: string;
          readonly newPassword: string;
        };
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly getMe: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  readonly listObjects: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["ObjectDefinition"][];
          };
        };
      };
    };
  };
  readonly getOpenApi: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly openapi: string;
            readonly info: unknown;
            readonly paths: unknown;
          } & {
            readonly [key: string]: unknown;
          };
        };
      };
    };
  };
  readonly listPipelines: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Pipeline"][];
          };
        };
      };
    };
  };
  readonly startSecondFactor: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /** @description Base 32, to be typed. */
            readonly secret: string;
            /** @description The same as `otpauth://totp/…`, to be shown as a QR code. */
            readonly uri: string;
          };
        };
      };
    };
  };
  readonly endSecondFactor: {
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly confirmSecondFactor: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly code: string;
        };
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly listMerges: {
    readonly parameters: {
      readonly query?: {
        /** @description Only merges that came to the record with this id. */
        readonly record?: string;
        /** @description Only those that the user with this id asked for. */
        readonly by?: string;
        /** @description Only those that stand so. */
        readonly status?: "proposed" | "queued" | "moving" | "done" | "undoing" | "undone" | "declined";
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Merge"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly getMerge: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Merge"];
        };
      };
    };
  };
  readonly declineMerge: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Merge"];
        };
      };
    };
  };
  readonly undoMerge: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Undone. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Merge"];
        };
      };
      /** @description It goes on. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Merge"];
        };
      };
    };
  };
  readonly listMergeRuns: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["MergeRun"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly startMergeRun: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly accountManagerId?: string;
        };
      };
    };
    readonly responses: {
      /** @description It goes on in the background. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["MergeRun"];
        };
      };
    };
  };
  readonly getMergeRun: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["WholeMergeRun"];
        };
      };
    };
  };
  readonly undoMergeRun: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description It goes on in the background. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["WholeMergeRun"];
        };
      };
    };
  };
  readonly listUsers: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["User"][];
          };
        };
      };
    };
  };
  readonly inviteUser: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** Format: email */
          readonly email: string;
          readonly name: string;
          readonly departmentId: string;
          readonly roles: readonly string[];
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  readonly getUser: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  readonly updateUser: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string;
          readonly departmentId?: string;
          readonly roles?: readonly string[];
          /** @enum {string} */
          readonly status?: "active" | "disabled";
          readonly substituteId?: string | null;
          readonly absence?: {
            /** Format: date */
            readonly from: string;
            /** Format: date */
            readonly until: string;
            readonly substituteId?: string;
          } | null;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ChangedUser"];
        };
      };
    };
  };
  readonly leaveUser: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly successors?: string | {
            readonly [key: string]: string;
          };
          readonly dryRun?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Leaving"];
        };
      };
    };
  };
  readonly setAbsence: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** Format: date */
          readonly from: string;
          /** Format: date */
          readonly until: string;
          readonly substituteId?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  readonly endAbsence: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly getUserHistory: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["UserHistoryEvent"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly resetSecondFactor: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly listDepartments: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Department"][];
          };
        };
      };
    };
  };
  readonly createDepartment: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name: string;
          readonly parentId: string;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["Department"];
        };
      };
    };
  };
  readonly updateDepartment: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string;
          readonly parentId?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Department"];
        };
      };
    };
  };
  readonly listApiKeys: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["ApiKey"][];
          };
        };
      };
    };
  };
  readonly createApiKey: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name: string;
          readonly roles: readonly string[];
          readonly departmentId: string;
          /** Format: date-time */
          readonly expiresAt: string;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": {
            /** @description Of the machine user. */
            readonly id: string;
            readonly name: string;
            readonly roles: readonly string[];
            readonly departmentId: string;
            /** Format: date-time */
            readonly createdAt: string;
            readonly createdBy: string;
            /** Format: date-time */
            readonly expiresAt: string;
            /** @enum {unknown} */
            readonly status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description When a token was last given for it, to the minute; null: never.
             */
            readonly lastUsedAt: string | null;
            /** @description What `POST /auth/token` takes. */
            readonly key: string;
          };
        };
      };
    };
  };
  readonly revokeApiKey: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly listRoles: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["ListedRole"][];
          };
        };
      };
    };
  };
  readonly createRole: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name: string | {
            readonly ru: string;
            readonly fr: string;
            readonly en: string;
          };
          /** @default {} */
          readonly objects?: {
            /** @default {} */
            readonly companies?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly contacts?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly leads?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly deals?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly products?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly quotes?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly contracts?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly orders?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly invoices?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly payments?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly cases?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly tasks?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly activities?: components["schemas"]["RoleRights"];
          };
          /** @default {} */
          readonly fields?: {
            readonly companies?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly contacts?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly leads?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly deals?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly products?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly quotes?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly contracts?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly orders?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly invoices?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly payments?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly cases?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly tasks?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
            readonly activities?: {
              readonly [key: string]: "hidden" | "readOnly";
            };
          };
          /** @default [] */
          readonly capabilities?: readonly ("runJobs" | "readReports" | "configure" | "erasePersons")[];
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["Role"];
        };
      };
    };
  };
  readonly updateRole: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string | {
            readonly ru: string;
            readonly fr: string;
            readonly en: string;
          };
          /** @default {} */
          readonly objects?: {
            /** @default {} */
            readonly companies?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly contacts?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly leads?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly deals?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly products?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly quotes?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly contracts?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly orders?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly invoices?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly payments?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly cases?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly tasks?: components["schemas"]["RoleRights"];
            /** @default {} */
            readonly activities?: components["schemas"]["RoleRights"];
          };
          readonly fields?: {
            readonly companies?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly contacts?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly leads?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly deals?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly products?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly quotes?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly contracts?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly orders?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly invoices?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly payments?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly cases?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly tasks?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
            readonly activities?: {
              readonly [key: string]: "hidden" | "readOnly" | null;
            };
          };
          /** @default [] */
          readonly capabilities?: readonly ("runJobs" | "readReports" | "configure" | "erasePersons")[];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Role"];
        };
      };
    };
  };
  readonly listFields: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["FieldSet"][];
          };
        };
      };
    };
  };
  readonly changeFields: {
    readonly parameters: {
      readonly path: {
        readonly name: components["schemas"]["ObjectName"];
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly fields: readonly components["schemas"]["CustomFieldInput"][];
          readonly dryRun?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly object: components["schemas"]["ObjectName"];
            readonly version: number;
            readonly fields: readonly components["schemas"]["CustomField"][];
            readonly changes: readonly components["schemas"]["FieldChange"][];
            readonly dryRun: boolean;
          };
        };
      };
    };
  };
  readonly getFieldHistory: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly name: components["schemas"]["ObjectName"];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["HistoryEvent"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly listViews: {
    readonly parameters: {
      readonly query?: {
        /** @description Only views of lists of this object. */
        readonly object?: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["View"][];
            /** @description Columns that the caller has chosen for lists without a view. */
            readonly columns: {
              readonly companies?: readonly string[];
              readonly contacts?: readonly string[];
              readonly leads?: readonly string[];
              readonly deals?: readonly string[];
              readonly products?: readonly string[];
              readonly quotes?: readonly string[];
              readonly contracts?: readonly string[];
              readonly orders?: readonly string[];
              readonly invoices?: readonly string[];
              readonly payments?: readonly string[];
              readonly cases?: readonly string[];
              readonly tasks?: readonly string[];
              readonly activities?: readonly string[];
            };
          };
        };
      };
    };
  };
  readonly createView: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly object: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
          readonly name: string;
          /** @default [] */
          readonly filter?: readonly {
            readonly field: string;
            /** @enum {string} */
            readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
            readonly value: string;
          }[];
          readonly sort?: string | null;
          /** @default [] */
          readonly columns?: readonly string[];
          /** @default false */
          readonly shared?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["View"];
        };
      };
    };
  };
  readonly deleteView: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly updateView: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string;
          readonly filter?: readonly {
            readonly field: string;
            /** @enum {string} */
            readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
            readonly value: string;
          }[];
          readonly sort?: string | null;
          readonly columns?: readonly string[];
          readonly shared?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["View"];
        };
      };
    };
  };
  readonly chooseColumns: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly columns: readonly string[];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly object: components["schemas"]["ObjectName"];
            /** @description Names of fields, in order; none: what the definition says. */
            readonly columns: readonly string[];
          };
        };
      };
    };
  };
  readonly captureLead: {
    readonly parameters: {
      readonly query?: {
        /** @description Key of the form. */
        readonly key?: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly [key: string]: unknown;
        };
      };
    };
    readonly responses: {
      /** @description Received. */
      readonly 202: {
        content: {
          readonly "application/json": {
            /** @description Of the lead. */
            readonly id: string;
          };
        };
      };
    };
  };
  readonly listForms: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["CaptureForm"][];
          };
        };
      };
    };
  };
  readonly createForm: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name: string;
          readonly departmentId: string;
          readonly source?: string;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["CaptureForm"];
        };
      };
    };
  };
  readonly revokeForm: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly getRules: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["AssignmentRules"];
        };
      };
    };
  };
  readonly changeRules: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly zones: readonly {
            readonly id?: string;
            readonly name: string;
            readonly when: {
              readonly country?: readonly string[];
              readonly region?: readonly string[];
              readonly city?: readonly string[];
              readonly productCategory?: readonly string[];
              readonly industry?: readonly string[];
              readonly source?: readonly string[];
            };
            /** @default [] */
            readonly userIds?: readonly string[];
            /** @default [] */
            readonly departmentIds?: readonly string[];
          }[];
          readonly default: {
            /** @default [] */
            readonly userIds?: readonly string[];
            /** @default [] */
            readonly departmentIds?: readonly string[];
          };
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["AssignmentRules"];
        };
      };
    };
  };
  readonly tryAssignment: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly lead: {
            readonly [key: string]: unknown;
          };
          readonly rules?: {
            readonly zones: readonly {
              readonly id?: string;
              readonly name: string;
              readonly when: {
                readonly country?: readonly string[];
                readonly region?: readonly string[];
                readonly city?: readonly string[];
                readonly productCategory?: readonly string[];
                readonly industry?: readonly string[];
                readonly source?: readonly string[];
              };
              /** @default [] */
              readonly userIds?: readonly string[];
              /** @default [] */
              readonly departmentIds?: readonly string[];
            }[];
            readonly default: {
              /** @default [] */
              readonly userIds?: readonly string[];
              /** @default [] */
              readonly departmentIds?: readonly string[];
            };
          };
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly assignee: {
              readonly id: string;
              readonly name: string;
            } | null;
            readonly because: components["schemas"]["AssignedBecause"] | null;
            /** @description Why, in the language of the caller. */
            readonly text: string | null;
          };
        };
      };
    };
  };
  readonly getAssignment: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /** @description Null: somebody was named. */
            readonly assignment: {
              readonly assignee: {
                readonly id: string;
                readonly name: string;
              };
              /** Format: date-time */
              readonly at: string;
              readonly because: components["schemas"]["AssignedBecause"];
              readonly text: string;
            } | null;
            /** @description It is about to be given to somebody. */
            readonly isWaiting: boolean;
          };
        };
      };
    };
  };
  readonly routeCall: {
    readonly parameters: {
      readonly query: {
        /** @description As dialled; without a prefix it is one of the workspace’s country. */
        readonly number: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /** @description Null: the number is nobody’s. */
            readonly user: {
              readonly id: string;
              readonly name: string;
              readonly email: string;
            } | null;
            /** @enum {unknown} */
            readonly as: "manager" | "substitute" | "head" | null;
            /** @description For those who may read it. */
            readonly caller: {
              readonly object: components["schemas"]["ObjectName"];
              readonly id: string;
              readonly title: string;
            } | null;
          };
        };
      };
    };
  };
  readonly listDuplicates: {
    readonly parameters: {
      readonly query?: {
        /** @description `open` unless given. */
        readonly status?: "open" | "rejected" | "merged";
        /** @description Only pairs of the record with this id. */
        readonly record?: string;
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["DuplicatePair"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly checkDuplicates: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly object: components["schemas"]["ObjectName"];
          /** @description Fields as far as they are typed. */
          readonly record: {
            readonly [key: string]: unknown;
          };
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /** @description The surest first, ten at most. */
            readonly matches: readonly components["schemas"]["Match"][];
            /** @description Other firms of one group, one brand or one web domain: not to be merged. */
            readonly related: readonly components["schemas"]["Match"][];
          };
        };
      };
    };
  };
  readonly compareTwo: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @description Of fields that are typed; an id tells it itself. */
          readonly object: components["schemas"]["ObjectName"];
          readonly left: {
            readonly [key: string]: unknown;
          } | string;
          readonly right: {
            readonly [key: string]: unknown;
          } | string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["TwoCompared"];
        };
      };
    };
  };
  readonly listProbes: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Probe"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly rejectPair: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["DuplicatePair"];
        };
      };
    };
  };
  readonly reopenPair: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["DuplicatePair"];
        };
      };
    };
  };
  readonly getAutoMerge: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["AutoMerge"];
        };
      };
    };
  };
  readonly changeAutoMerge: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly enabled: boolean;
          readonly from?: number;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["AutoMerge"];
        };
      };
    };
  };
  readonly listRelatedFirms: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Match"][];
            /** @description There are others. */
            readonly more: boolean;
          };
        };
      };
    };
  };
  readonly mergeRecords: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly sources: readonly string[];
          readonly choose?: {
            readonly [key: string]: string;
          };
          readonly versions?: {
            readonly [key: string]: number;
          };
          readonly acknowledged?: readonly "merge.mastered"[];
          readonly proposal?: string;
          readonly dryRun?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description They are one, or would be. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["MergeAnswer"] | components["schemas"]["MergePreview"];
        };
      };
      /** @description It was proposed. */
      readonly 202: {
        content: {
          readonly "application/json": {
            readonly mergeId: string;
            /** @enum {unknown} */
            readonly status: "proposed" | "queued" | "moving" | "done" | "undoing" | "undone" | "declined";
            readonly result: null;
            readonly moved: {
              readonly companies?: number;
              readonly contacts?: number;
              readonly leads?: number;
              readonly deals?: number;
              readonly products?: number;
              readonly quotes?: number;
              readonly contracts?: number;
              readonly orders?: number;
              readonly invoices?: number;
              readonly payments?: number;
              readonly cases?: number;
              readonly tasks?: number;
              readonly activities?: number;
              readonly files?: number;
            };
            /** @description Who may confirm it: the common head of the account managers. */
            readonly confirmedBy?: {
              readonly id: string;
              readonly name: string;
            } | null;
          };
        };
      };
    };
  };
  readonly getClientRelease: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ClientRelease"];
        };
      };
    };
  };
  readonly changeClientRelease: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly enabled: boolean;
          readonly days?: number;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ClientRelease"];
        };
      };
    };
  };
  readonly listJoinRequests: {
    readonly parameters: {
      readonly query?: {
        /** @description `mine` unless given: what the caller asked for; `toDecide`: what the caller is asked. */
        readonly box?: "mine" | "toDecide";
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["JoinRequest"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly askToJoinHidden: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly ref: string;
          readonly message: string;
        };
      };
    };
    readonly responses: {
      /** @description There was an open one: it is given. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
      /** @description Asked. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
    };
  };
  readonly acceptJoinRequest: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly scope?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
    };
  };
  readonly declineJoinRequest: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
    };
  };
  readonly listNotifications: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Notification"][];
            /** @description Not read yet; 100 stands for that many or more. */
            readonly unread: number;
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly readNotifications: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly ids?: readonly string[];
        };
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly askToJoin: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly message: string;
        };
      };
    };
    readonly responses: {
      /** @description There was an open one: it is given. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
      /** @description Asked. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["JoinRequest"];
        };
      };
    };
  };
  readonly getQuoteTerms: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QuoteTerms"];
        };
      };
    };
  };
  readonly approveQuote: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QuoteTerms"];
        };
      };
    };
  };
  readonly askForApproval: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QuoteTerms"];
        };
      };
    };
  };
  readonly getClientTeam: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ClientTeam"];
        };
      };
    };
  };
  readonly checkOverlaps: {
    readonly parameters: {
      readonly query?: {
        /** @description `deals` unless given. */
        readonly object?: "deals" | "leads";
        /** @description Absent: none. */
        readonly productCategory?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Overlap"][];
          };
        };
      };
    };
  };
  readonly listSharedClients: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["SharedClient"][];
            /** @description There may be others: not everything open was read. */
            readonly more: boolean;
          };
        };
      };
    };
  };
  readonly handOver: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly toUserId: string;
          readonly until?: string;
          readonly note?: string;
          readonly dryRun?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done, or looked at. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Handover"];
        };
      };
      /** @description The client has gone over, and the rest follows. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Handover"];
        };
      };
    };
  };
  readonly getQualityReport: {
    readonly parameters: {
      readonly query?: {
        /** @description What the figures are told by; `owner` unless given. */
        readonly groupBy?: "owner" | "department" | "source" | "object" | "import";
        /** @description Only what belongs to this user. */
        readonly owner?: string;
        /** @description Only what belongs to people of this department. */
        readonly department?: string;
        /** @description Weeks from this month or day on. */
        readonly from?: string;
        /** @description Weeks up to this month or day. */
        readonly to?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QualityReport"];
        };
      };
    };
  };
  readonly exportQualityReport: {
    readonly parameters: {
      readonly query?: {
        /** @description What the figures are told by; `owner` unless given. */
        readonly groupBy?: "owner" | "department" | "source" | "object" | "import";
        /** @description Only what belongs to this user. */
        readonly owner?: string;
        /** @description Only what belongs to people of this department. */
        readonly department?: string;
        /** @description Weeks from this month or day on. */
        readonly from?: string;
        /** @description Weeks up to this month or day. */
        readonly to?: string;
      };
    };
    readonly responses: {
      /** @description The file. */
      readonly 200: {
        content: {
          readonly "text/csv": string;
        };
      };
    };
  };
  readonly getQualitySummary: {
    readonly parameters: {
      readonly query?: {
        /** @description What the figures are told by; `object` unless given. */
        readonly by?: "owner" | "department" | "source" | "object" | "import";
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QualitySummary"];
        };
      };
    };
  };
  readonly listFixNext: {
    readonly parameters: {
      readonly query?: {
        /** @description Whose records, by id: the caller unless given, or one of those whose clients they manage. */
        readonly owner?: string;
        /** @description Instead: what this import left undone, whoever has its records now. */
        readonly import?: string;
        /** @description How many records at most. */
        readonly limit?: number;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["FixNext"];
        };
      };
    };
  };
  readonly listWaivers: {
    readonly parameters: {
      readonly query?: {
        /** @description `mine` unless given: what the caller asked for; `toDecide`: what waits for the caller as the head of whose records they are; `granted`: what is granted to those, and not over. */
        readonly box?: "mine" | "toDecide" | "granted";
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["QualityWaiver"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly grantWaiver: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": Record<string, never>;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QualityWaiver"];
        };
      };
    };
  };
  readonly declineWaiver: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly reason: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QualityWaiver"];
        };
      };
    };
  };
  readonly getQuality: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["RecordQuality"];
        };
      };
    };
  };
  readonly answerField: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly field: string;
          /** @enum {string} */
          readonly answer: "notKnown" | "confirmed";
          /** Format: date */
          readonly askOn?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["RecordQuality"];
        };
      };
    };
  };
  readonly listWaiversOf: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["QualityWaiver"][];
          };
        };
      };
    };
  };
  readonly askForWaiver: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly field: string;
          /** @enum {string} */
          readonly rule: "missing" | "missing.later" | "junk" | "zero" | "phone.format" | "email.format" | "url.format" | "number.format" | "number.checksum" | "name.digits" | "registry.closed" | "registry.unknown" | "duplicate.certain" | "duplicate.probable" | "contact.old" | "details.old" | "untouched" | "date.passed" | "dates.order" | "country.number" | "numbers.contradict" | "contact.elsewhere" | "repeated";
          readonly reason: string;
          /** Format: date */
          readonly until: string;
        };
      };
    };
    readonly responses: {
      /** @description There was an open one: it is given. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["QualityWaiver"];
        };
      };
      /** @description Asked. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["QualityWaiver"];
        };
      };
    };
  };
  readonly listImportTemplates: {
    readonly parameters: {
      readonly query?: {
        /** @description Only for such records. */
        readonly object?: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["ImportTemplate"][];
          };
        };
      };
    };
  };
  readonly createImportTemplate: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly object: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
          readonly name: string;
          readonly mapping: {
            readonly [key: string]: string;
          };
          readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
          readonly duplicates?: {
            /** @enum {string} */
            readonly certain?: "refuse" | "update";
            /** @enum {string} */
            readonly likely?: "create" | "skip";
            readonly reason?: string;
          };
          readonly values?: {
            readonly [key: string]: {
              readonly [key: string]: string | null;
            };
          };
          readonly system?: string;
          readonly create?: readonly string[];
        };
      };
    };
    readonly responses: {
      /** @description Kept. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["ImportTemplate"];
        };
      };
    };
  };
  readonly deleteImportTemplate: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly listImports: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Import"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly createImport: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly object: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
          readonly fileName: string;
          readonly size?: number;
        };
      };
    };
    readonly responses: {
      /** @description Begun. */
      readonly 201: {
        content: {
          readonly "application/json": {
            readonly id: string;
            readonly object: components["schemas"]["ObjectName"];
            readonly fileName: string;
            /**
             * @description A plan can be made anew until it is carried out.
             * @enum {unknown}
             */
            readonly status: "new" | "planning" | "planned" | "committing" | "committed" | "undoing" | "undone";
            /** Format: date-time */
            readonly createdAt: string;
            readonly createdBy: {
              readonly id: string;
              readonly name: string;
            };
            /** @description The feed whose run it is. */
            readonly feedId: string | null;
            /** @description Why a run of a feed does not go on by itself: `held` waits for somebody to commit its plan, `failed` has none. */
            readonly halted: components["schemas"]["ImportHalt"] | null;
            /** @description The plan that is being made. */
            readonly planning: {
              readonly total: number;
              readonly done: number;
              /** Format: date-time */
              readonly at: string;
            } | null;
            readonly plan: components["schemas"]["ImportPlanFacts"] | null;
            /** @description Who answers for what it leaves undone. */
            readonly waiver: components["schemas"]["ImportWaiver"] | null;
            readonly commit: components["schemas"]["ImportCommit"] | null;
            readonly undo: components["schemas"]["ImportUndo"] | null;
            readonly upload: {
              /** @description Takes the file for a quarter of an hour, without a token. */
              readonly url: string;
              /** @constant */
              readonly method: "PUT";
              /** @description To be sent exactly so. */
              readonly headers: {
                readonly [key: string]: string;
              };
            };
          };
        };
      };
    };
  };
  readonly getImport: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  readonly previewImport: {
    readonly parameters: {
      readonly query?: {
        /** @description Detected unless given. */
        readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
        /** @description Detected unless given. */
        readonly delimiter?: ";" | "," | "\t" | "|";
        /** @description Of a workbook; the first that is not hidden unless given. */
        readonly sheet?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ImportPreview"];
        };
      };
    };
  };
  readonly listPlanRows: {
    readonly parameters: {
      readonly query?: {
        /** @description Only such rows. */
        readonly action?: "create" | "update" | "skip" | "refuse";
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["ImportRow"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly planImport: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly mapping?: {
            readonly [key: string]: string | null;
          };
          readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
          readonly duplicates?: {
            /** @enum {string} */
            readonly certain?: "refuse" | "update";
            /** @enum {string} */
            readonly likely?: "create" | "skip";
            readonly reason?: string;
          };
          readonly values?: {
            readonly [key: string]: {
              readonly [key: string]: string | null;
            };
          };
          readonly system?: string;
          readonly create?: readonly string[];
          readonly defaults?: {
            readonly [key: string]: unknown;
          };
          readonly notify?: boolean;
          /** @enum {string} */
          readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
          /** @enum {string} */
          readonly delimiter?: ";" | "," | "\t" | "|";
          readonly sheet?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /** @description Which one it is of those that were made; also the ETag. */
            readonly number: number;
            /** @description Of the plan as it is kept, hexadecimal. */
            readonly sha256: string;
            /** Format: date-time */
            readonly at: string;
            readonly rows: number;
            readonly counts: {
              readonly create: number;
              readonly update: number;
              readonly skip: number;
              readonly refuse: number;
            };
            /** @description Column → where it goes. */
            readonly mapping: {
              readonly [key: string]: string;
            };
            /** @description By what a row finds the record that it changes: one way, or targets whose fields have to agree together. */
            readonly match: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
            readonly encoding: ("utf-8" | "utf-16le" | "windows-1251" | "windows-1252") | null;
            readonly delimiter: (";" | "," | "\t" | "|") | null;
            /** @description Of a workbook. */
            readonly sheet: string | null;
            /** @description What becomes of rows whose record seems to be there already. */
            readonly duplicates: {
              /** @enum {unknown} */
              readonly certain: "refuse" | "update";
              /** @enum {unknown} */
              readonly likely: "create" | "skip";
              readonly reason?: string;
            };
            /** @description Companies that come along, since rows name them and they are not there yet. */
            readonly related: number;
            /** @description Fields that new records must have, and how many come without: debt that somebody has to sign for. */
            readonly owed: {
              readonly [key: string]: number;
            };
            /** @description The first two hundred; the rest is among the rows of the plan. */
            readonly refused: readonly components["schemas"]["ImportRow"][];
          };
        };
      };
      /** @description Not done yet: the plan is made in the background. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  readonly getPlanSettings: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ImportSettings"];
        };
      };
    };
  };
  readonly commitImport: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody?: {
      readonly content: {
        readonly "application/json": {
          readonly waiver?: {
            readonly reason: string;
            /** Format: date */
            readonly until: string;
          };
        };
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  readonly exportErrors: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description The file. */
      readonly 200: {
        content: {
          readonly "text/csv": string;
        };
      };
    };
  };
  readonly createErrorFile: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly fileName: string;
            /** @enum {unknown} */
            readonly format: "csv" | "xlsx";
            readonly rows: number;
            readonly download: {
              /** @description Gives the file for some minutes, without a token. */
              readonly url: string;
              /** Format: date-time */
              readonly expiresAt: string;
            };
          };
        };
      };
    };
  };
  readonly undoImport: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["ImportReversal"];
        };
      };
      /** @description Not done yet: what has been done so far. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["ImportReversal"];
        };
      };
    };
  };
  readonly listExports: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Export"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly startExport: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly object: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
          /** @enum {string} */
          readonly format: "csv" | "xlsx" | "jsonl";
          /** @default [] */
          readonly filter?: readonly {
            readonly field: string;
            /** @enum {string} */
            readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
            readonly value: string;
          }[];
          readonly sort?: string | null;
          readonly fields?: readonly string[];
          readonly relations?: readonly string[];
          /** @enum {string} */
          readonly language?: "ru" | "fr" | "en";
        };
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Export"];
        };
      };
    };
  };
  readonly startWorkspaceExport: {
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["Export"];
        };
      };
    };
  };
  readonly getExport: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly id: string;
            readonly object: components["schemas"]["ExportedObject"];
            /** @enum {unknown} */
            readonly format: "csv" | "xlsx" | "jsonl" | "zip";
            /** @enum {unknown} */
            readonly language: "ru" | "fr" | "en";
            readonly filter: readonly {
              readonly field: string;
              /** @enum {unknown} */
              readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "prefix" | "exists";
              readonly value: string;
            }[];
            /** @enum {unknown} */
            readonly status: "running" | "finished" | "failed";
            /** Format: date-time */
            readonly createdAt: string;
            readonly createdBy: {
              readonly id: string;
              readonly name: string;
            };
            /**
             * Format: date-time
             * @description Last sign of life.
             */
            readonly at: string;
            /** Format: date-time */
            readonly finishedAt: string | null;
            /** @description Written so far. */
            readonly rows: number;
            /** @description Bytes, so far. */
            readonly size: number;
            readonly fileName: string;
            /**
             * Format: date-time
             * @description When the file goes.
             */
            readonly expiresAt: string | null;
            /** @description Why there is no file. */
            readonly problem: ("access.denied" | "api_key.limit" | "auth.code_required" | "auth.failed" | "auth.disabled" | "auth.new_password_required" | "auth.second_factor_on" | "auth.second_factor_required" | "auth.session_over" | "auth.unknown_user" | "autoMerge.off" | "autoMerge.running" | "autoMerge.unproven" | "body.invalid" | "body.media_type" | "body.too_large" | "capture.key" | "capture.limit" | "cleansing.state" | "department.limit" | "duplicate.found" | "duplicate.probes" | "export.too_large" | "feed.busy" | "feed.limit" | "feed.no_owner" | "feed.paused" | "field.mastered" | "file.not_arrived" | "identity.taken" | "idempotency.mismatch" | "handover.running" | "import.damaged" | "import.gone" | "import.no_file" | "import.state" | "import.too_long" | "import.unreadable" | "internal" | "join.decided" | "waiver.decided" | "join.not_needed" | "merge.busy" | "merge.differentIdentities" | "merge.headOffice" | "merge.later" | "merge.mastered" | "merge.refused" | "merge.state" | "merge.tooLarge" | "not_found" | "precondition.failed" | "precondition.required" | "query.invalid" | "query.unsupported" | "rate.limited" | "record.erased" | "record.in_use" | "record.mastered" | "record.merged" | "role.built_in" | "route.not_found" | "terms.approval_needed" | "unavailable" | "user.exists" | "user.last_administrator" | "validation.failed" | "value.erased" | "view.limit" | "write.conflict") | null;
            /** @description Null: there is no file, not any more, or it is not for the caller. */
            readonly download: {
              /** @description Gives the file for some minutes, without a token. */
              readonly url: string;
              /** Format: date-time */
              readonly expiresAt: string;
            } | null;
            readonly sort?: string | null;
            readonly fields?: readonly string[];
            readonly relations?: readonly string[];
          };
        };
      };
    };
  };
  readonly listFeeds: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Feed"][];
          };
        };
      };
    };
  };
  readonly createFeed: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly object: "companies" | "contacts" | "leads" | "deals" | "products" | "quotes" | "contracts" | "orders" | "invoices" | "payments" | "cases" | "tasks" | "activities";
          readonly name: string;
          readonly system: string;
          readonly settings: {
            readonly mapping: {
              readonly [key: string]: string | null;
            };
            readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
            readonly duplicates?: {
              /** @enum {string} */
              readonly certain?: "refuse" | "update";
              /** @enum {string} */
              readonly likely?: "create" | "skip";
              readonly reason?: string;
            };
            readonly values?: {
              readonly [key: string]: {
                readonly [key: string]: string | null;
              };
            };
            readonly create?: readonly string[];
            readonly defaults?: {
              readonly [key: string]: unknown;
            };
            readonly notify?: boolean;
            /** @enum {string} */
            readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
            /** @enum {string} */
            readonly delimiter?: ";" | "," | "\t" | "|";
            readonly sheet?: string;
          };
          readonly source?: {
            /** @constant */
            readonly kind: "upload";
          } | {
            /** @constant */
            readonly kind: "inbox";
            readonly folder: string;
            readonly times?: {
              readonly at: string;
              readonly on?: number;
            };
          };
          readonly dueWithinHours?: number | null;
          readonly holdAbove?: {
            readonly refusedPercent: number;
          };
          /** @enum {string} */
          readonly masters?: "nothing" | "mapped" | "record";
          readonly waiver?: {
            readonly reason: string;
            /** Format: date */
            readonly until: string;
          } | null;
          readonly isPaused?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["Feed"];
        };
      };
    };
  };
  readonly getFeed: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Feed"];
        };
      };
    };
  };
  readonly deleteFeed: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly updateFeed: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string;
          readonly settings?: {
            readonly mapping: {
              readonly [key: string]: string | null;
            };
            readonly match?: ("none" | "id" | "identifiers" | "emails" | "phones" | "duplicates" | "RU-INN" | "RU-KPP" | "RU-OGRN" | "FR-SIREN" | "FR-SIRET" | "EU-VAT") | readonly string[];
            readonly duplicates?: {
              /** @enum {string} */
              readonly certain?: "refuse" | "update";
              /** @enum {string} */
              readonly likely?: "create" | "skip";
              readonly reason?: string;
            };
            readonly values?: {
              readonly [key: string]: {
                readonly [key: string]: string | null;
              };
            };
            readonly create?: readonly string[];
            readonly defaults?: {
              readonly [key: string]: unknown;
            };
            readonly notify?: boolean;
            /** @enum {string} */
            readonly encoding?: "utf-8" | "utf-16le" | "windows-1251" | "windows-1252";
            /** @enum {string} */
            readonly delimiter?: ";" | "," | "\t" | "|";
            readonly sheet?: string;
          };
          readonly source?: {
            /** @constant */
            readonly kind: "upload";
          } | {
            /** @constant */
            readonly kind: "inbox";
            readonly folder: string;
            readonly times?: {
              readonly at: string;
              readonly on?: number;
            };
          };
          readonly dueWithinHours?: number | null;
          readonly holdAbove?: {
            readonly refusedPercent: number;
          };
          /** @enum {string} */
          readonly masters?: "nothing" | "mapped" | "record";
          readonly waiver?: {
            readonly reason: string;
            /** Format: date */
            readonly until: string;
          } | null;
          readonly isPaused?: boolean;
          readonly ownerId?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Feed"];
        };
      };
    };
  };
  readonly runFeed: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody?: {
      readonly content: {
        readonly "application/json": {
          readonly fileName?: string;
          readonly size?: number;
          readonly importId?: string;
          readonly content?: string;
        };
      };
    };
    readonly responses: {
      /** @description Announced: the file is waited for. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["FeedRunAnnounced"];
        };
      };
      /** @description Begun. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["FeedRunBegun"];
        };
      };
    };
  };
  readonly listFeedRuns: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Import"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly listJobs: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Job"][];
          };
        };
      };
    };
  };
  readonly runJob: {
    readonly parameters: {
      readonly path: {
        readonly job: "cleansing" | "backup" | "restore-drill" | "reindex" | "reconcile" | "reminders" | "feeds";
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["JobRun"];
        };
      };
    };
  };
  readonly listCleansingPlans: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["CleansingPlan"][];
          };
        };
      };
    };
  };
  readonly createCleansingPlan: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name: string;
          readonly steps: readonly {
            /** @enum {string} */
            readonly kind: "normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain";
            readonly what?: readonly ("phones" | "emails" | "identifiers" | "lists" | "names" | "addresses" | "countries" | "websites" | "headOffice" | "employer" | "accountManagers")[];
            readonly months?: number;
          }[];
          readonly schedule?: {
            /** @enum {string} */
            readonly every: "day" | "week" | "month";
            readonly unasked: boolean;
          } | null;
        };
      };
    };
    readonly responses: {
      /** @description Made. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["CleansingPlan"];
        };
      };
    };
  };
  readonly deleteCleansingPlan: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly updateCleansingPlan: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly name?: string;
          readonly steps?: readonly {
            /** @enum {string} */
            readonly kind: "normalise" | "fill" | "repairReferences" | "archiveStale" | "flagJunk" | "mergeCertain";
            readonly what?: readonly ("phones" | "emails" | "identifiers" | "lists" | "names" | "addresses" | "countries" | "websites" | "headOffice" | "employer" | "accountManagers")[];
            readonly months?: number;
          }[];
          readonly schedule?: {
            /** @enum {string} */
            readonly every: "day" | "week" | "month";
            readonly unasked: boolean;
          } | null;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CleansingPlan"];
        };
      };
    };
  };
  readonly previewCleansing: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Looked at. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["WholeCleansingRun"];
        };
      };
      /** @description Being looked at. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["WholeCleansingRun"];
        };
      };
    };
  };
  readonly runCleansing: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly previewId?: string;
        };
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["CleansingRun"];
        };
      };
    };
  };
  readonly listCleansingRuns: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["CleansingRun"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly getCleansingRun: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["WholeCleansingRun"];
        };
      };
    };
  };
  readonly undoCleansing: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["CleansingRun"];
        };
      };
    };
  };
  readonly listBackups: {
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Backup"][];
            readonly proof: components["schemas"]["RestoreProof"];
          };
        };
      };
    };
  };
  readonly createBackup: {
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["JobRun"];
        };
      };
    };
  };
  readonly verifyBackup: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Asked for. */
      readonly 202: {
        content: {
          readonly "application/json": components["schemas"]["JobRun"];
        };
      };
    };
  };
  readonly lookUpCompany: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @enum {string} */
          readonly scheme: "FR-SIREN" | "FR-SIRET" | "EU-VAT";
          readonly value: string;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /**
             * @description `noNumber`: the company has none by which a registry could be asked; `invalid`: its form or checksum is wrong; `offline`: it is right, and there is no registry to ask.
             * @enum {unknown}
             */
            readonly outcome: "found" | "notFound" | "unreachable" | "offline" | "invalid" | "noNumber";
            /** @description Who was asked; null: nobody. */
            readonly source: string | null;
            readonly entry: components["schemas"]["RegistryEntry"] | null;
            /** @description What a new company would hold that the registry knows. */
            readonly fields: {
              readonly [key: string]: unknown;
            };
          };
        };
      };
    };
  };
  readonly checkInRegistry: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            /**
             * @description `noNumber`: the company has none by which a registry could be asked; `invalid`: its form or checksum is wrong; `offline`: it is right, and there is no registry to ask.
             * @enum {unknown}
             */
            readonly outcome: "found" | "notFound" | "unreachable" | "offline" | "invalid" | "noNumber";
            /** @description What was kept; null: no registry was asked. */
            readonly check: components["schemas"]["RegistryCheck"] | null;
            /** @description Fields of the record that say something else than the registry. */
            readonly differences: readonly components["schemas"]["RegistryDifference"][];
          };
        };
      };
    };
  };
  readonly listRegistryChecks: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["RegistryCheck"][];
            readonly page: {
              readonly next: string | null;
            };
            /** @description Fields of the record that say something else than the registry. */
            readonly differences: readonly components["schemas"]["RegistryDifference"][];
          };
        };
      };
    };
  };
  readonly searchRecords: {
    readonly parameters: {
      readonly query: {
        /** @description What somebody typed. */
        readonly q: string;
        /** @description Objects to look in, parted by commas; all that can be found unless given. */
        readonly objects?: string;
        /** @description Most entries of one page. */
        readonly limit?: number;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["FoundRecord"][];
            /** @description There may be others: more words, or more letters, find them. */
            readonly more: boolean;
          };
        };
      };
    };
  };
  readonly getReport: {
    readonly parameters: {
      readonly query?: {
        /** @description First month of sales; eleven months before the current one unless given. */
        readonly from?: string;
        /** @description Last month of sales; the current one unless given. */
        readonly to?: string;
        /** @description What the report is made by itself, or `owner`. */
        readonly groupBy?: "month" | "stage" | "object" | "owner";
        /** @description Only what belongs to this user. */
        readonly owner?: string;
      };
      readonly path: {
        readonly name: "sales" | "funnel" | "records";
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Report"];
        };
      };
    };
  };
  readonly getCompanyCard: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CompanyCard"];
        };
      };
    };
  };
  readonly listTransitions: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Transition"][];
          };
        };
      };
    };
  };
  readonly moveDeal: {
    readonly parameters: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /**
           * @description Id of a stage.
           * @example qualification
           * @example needs
           * @example proposal
           * @example contract
           * @example won
           * @example lost
           */
          readonly to: string;
          readonly fields?: components["schemas"]["RecordFields"];
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly listRecords: {
    readonly parameters: {
      readonly query?: {
        readonly "filter[field][op]"?: string;
        /** @description A field, or `-field` for descending: the name, `updatedAt` or the date of the object. */
        readonly sort?: string;
        /** @description Fields to answer, parted by commas; all unless given. */
        readonly fields?: string;
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["CrmRecord"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly createRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["RecordFields"];
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly exportRecords: {
    readonly parameters: {
      readonly query?: {
        readonly "filter[field][op]"?: string;
        /** @description A field, or `-field` for descending: the name, `updatedAt` or the date of the object. */
        readonly sort?: string;
        /** @description Fields to answer, parted by commas; all unless given. */
        readonly fields?: string;
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
      };
    };
    readonly responses: {
      /** @description The file. */
      readonly 200: {
        content: {
          readonly "text/csv": string;
        };
      };
    };
  };
  readonly batchRecords: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly operations: readonly ({
            /** @constant */
            readonly op: "create";
            readonly fields: components["schemas"]["RecordFields"];
          } | {
            /** @constant */
            readonly op: "update";
            readonly id: string;
            readonly fields: components["schemas"]["RecordFields"];
            readonly version?: number;
          } | {
            /** @constant */
            readonly op: "delete";
            readonly id: string;
          } | {
            /** @constant */
            readonly op: "restore";
            readonly id: string;
          })[];
        };
      };
    };
    readonly responses: {
      /** @description What became of each operation. */
      readonly 207: {
        content: {
          readonly "application/json": components["schemas"]["BatchResults"];
        };
      };
    };
  };
  readonly upsertRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        /** @description Such as `RU-INN`. */
        readonly scheme: string;
        /** @description The number. */
        readonly value: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["RecordFields"];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly getRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly deleteRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly updateRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": components["schemas"]["RecordFields"];
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly restoreRecord: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly getHistory: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["HistoryEvent"][];
            readonly page: {
              readonly next: string | null;
            };
          };
        };
      };
    };
  };
  readonly restoreValue: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        /** @description That the change made. */
        readonly version: number;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly field: string;
          /**
           * @description What was there before the change, or what it brought.
           * @enum {unknown}
           */
          readonly value: "old" | "new";
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["CrmRecord"];
        };
      };
    };
  };
  readonly listSources: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly fields: {
              readonly [key: string]: components["schemas"]["ValueSource"];
            };
          };
        };
      };
    };
  };
  readonly erasePerson: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          /** @description It stays, so it may not name the person; needed unless `dryRun`. */
          readonly reason?: string;
          readonly dryRun?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Erasure"];
        };
      };
    };
  };
  readonly exportPerson: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly record: components["schemas"]["CrmRecord"];
            readonly history: readonly components["schemas"]["HistoryEvent"][];
            /** @description Who asked so far. */
            readonly exports: readonly {
              /** Format: date-time */
              readonly at: string;
              readonly actor: {
                readonly id: string;
                readonly name: string;
              };
            }[];
            /** @description Files of the person and of the records that name them. */
            readonly attachments: readonly {
              readonly recordId: string;
              readonly id: string;
              readonly fileName: string;
              readonly contentType: string;
              readonly size: number;
              /** Format: date-time */
              readonly createdAt: string;
              readonly createdBy: string;
            }[];
            /** @description False: more than one answer can hold; the rest was left out. */
            readonly complete: boolean;
            /** @description Records that name the person, those in the bin too. */
            readonly companies?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly contacts?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly leads?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly deals?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly products?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly quotes?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly contracts?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly orders?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly invoices?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly payments?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly cases?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly tasks?: readonly unknown[];
            /** @description Records that name the person, those in the bin too. */
            readonly activities?: readonly unknown[];
          };
        };
      };
    };
  };
  readonly explainAccess: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["AccessExplanation"];
        };
      };
    };
  };
  readonly listAttachments: {
    readonly parameters: {
      readonly query?: {
        /** @description Most entries of one page. */
        readonly limit?: number;
        /** @description `page.next` of the page before; the other parameters stay the same. */
        readonly cursor?: string;
      };
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": {
            readonly data: readonly components["schemas"]["Attachment"][];
            readonly page: {
              readonly next: string | null;
            };
            /** @description Whether the caller may add files and remove them. */
            readonly mayChange: boolean;
          };
        };
      };
    };
  };
  readonly announceAttachment: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
      };
    };
    readonly requestBody: {
      readonly content: {
        readonly "application/json": {
          readonly fileName: string;
          readonly contentType: string;
          readonly size: number;
        };
      };
    };
    readonly responses: {
      /** @description Created. */
      readonly 201: {
        content: {
          readonly "application/json": components["schemas"]["AnnouncedAttachment"];
        };
      };
    };
  };
  readonly getAttachment: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly attachmentId: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["OpenedAttachment"];
        };
      };
    };
  };
  readonly deleteAttachment: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly attachmentId: string;
      };
    };
    readonly responses: {
      /** @description Done; nothing to say. */
      readonly 204: {
        content?: never;
      };
    };
  };
  readonly completeAttachment: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly attachmentId: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Attachment"];
        };
      };
    };
  };
  readonly restoreAttachment: {
    readonly parameters: {
      readonly path: {
        readonly object: components["schemas"]["ObjectName"];
        readonly id: string;
        readonly attachmentId: string;
      };
    };
    readonly responses: {
      /** @description Done. */
      readonly 200: {
        content: {
          readonly "application/json": components["schemas"]["Attachment"];
        };
      };
    };
  };
}
