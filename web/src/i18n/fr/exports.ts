export const exports = {
  'exports.lead':
    'Les listes enregistrées en fichiers. Un fichier peut être rechargé pendant sept jours par la personne qui l’a demandé.',
  'exports.none': 'Aucun export pour l’instant',
  'exports.noneAdvice':
    'Ouvrez une liste et choisissez Exporter : le fichier s’écrit en arrière-plan, quelle que soit sa longueur.',
  'exports.workspace': 'Exporter tout l’espace de travail',
  'exports.file': 'Fichier',
  'exports.what': 'Fiches',
  'exports.begun': 'Commencé',
  'exports.status': 'État',
  'exports.rows': 'Lignes',
  'exports.load': 'Télécharger',
  'exports.done': '{{name}} est prêt, lignes : {{rows}}',
  'exports.running': 'Export en cours, lignes : {{rows}}',
  'exports.until': 'jusqu’au {{at}}',
  'exports.status.running': 'En cours d’écriture',
  'exports.status.finished': 'Prêt',
  'exports.status.failed': 'Terminé sans fichier',
  'exports.status.expired': 'N’est plus conservé',
  'exports.format.csv': 'CSV',
  'exports.format.xlsx': 'Excel (XLSX)',
  'exports.format.jsonl': 'Lignes JSON, fiches entières',
} as const;
