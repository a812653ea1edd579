/** The bus event by which a job is asked for outside its schedule. */
export const jobRequested = { source: 'steward.jobs', detailType: 'job.requested' } as const;

/** The bus event by which an import that was asked for goes on in the background. */
export const importRequested = { source: 'steward.imports', detailType: 'import.requested' } as const;

/** The bus event by which an export that was asked for goes on in the background. */
export const exportRequested = { source: 'steward.exports', detailType: 'export.requested' } as const;

/** The bus event by which an export of the whole workspace goes on in the background. */
export const workspaceExportRequested = {
  source: 'steward.workspace-exports',
  detailType: 'workspace-export.requested',
} as const;

/** The bus event by which a run of cleansing goes on in the background. */
export const cleansingRequested = { source: 'steward.cleansing', detailType: 'cleansing.requested' } as const;

/** The bus event by which a merge, a run of merges, or the undoing of one of them goes on in the background. */
export const mergeRequested = { source: 'steward.merges', detailType: 'merge.requested' } as const;
