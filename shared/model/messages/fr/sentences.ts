export const sentences = {
  'cleansing.nightly': 'Nettoyage de nuit',

  'audit.mergeUndone': 'Une fusion a été annulée',
  'audit.personErased': 'Données personnelles d’une personne effacées',
  'audit.notKnown': 'Pas encore connu : à redemander le {{day}}',
  'audit.confirmed': 'Confirmé : toujours exact',
  'audit.waived': 'Pas à corriger avant le {{day}}',
  'audit.registryClosed': 'Activité cessée depuis le {{day}}, selon le registre',
  'audit.registryUnknown': 'Le registre ne connaît pas {{number}}',
  'audit.registryActive': 'De nouveau immatriculé et actif, selon le registre',
  'audit.valueRestored': 'Valeur de la version {{version}} rétablie',

  'transition.askManager': 'Demandez au responsable de l’affaire ou à un responsable commercial.',
  'transition.fillIn': 'Renseigner : {{field}}.',
  'transition.requires': '« {{stage}} » demande : {{field}}.',

  'importReason.ambiguous': 'Plusieurs fiches peuvent être visées. Indiquez le numéro ou l’identifiant.',
  'importReason.same_row': 'La ligne {{row}} concerne la même fiche.',
  'importReason.too_many_cells': 'La ligne a plus de cellules que l’en-tête n’a de colonnes.',
  'importReason.in_use': 'D’autres personnes y ont rattaché des fiches ou des fichiers.',
  'importReason.edited': 'Modifié par quelqu’un depuis.',
  'importReason.no_column': 'Le fichier n’a pas cette colonne.',
  'importReason.no_owner': 'Le responsable de ce flux n’a plus d’accès, ou plus le droit d’importer.',
  'importReason.overdue': 'Rien n’est arrivé depuis plus de {{hours}} heures.',
  'importReason.too_many_refused': 'Lignes qui seraient refusées : {{refused}} sur {{rows}}.',
  'importReason.waiver_needed': 'Il manque des données obligatoires, et personne ne s’en est porté garant.',

  'notification.joinAsked': '{{person}} demande à participer au suivi de {{company}} : « {{message}} »',
  'notification.joinOverdue':
    '{{person}} attend depuis un jour ouvré de participer au suivi de {{company}}. La demande vous revient désormais.',
  'notification.joinAccepted':
    '{{person}} a accepté votre demande : vous êtes maintenant co-responsable de {{company}}.',
  'notification.joinDeclined': '{{person}} a refusé votre demande de participation : « {{reason}} »',
  'notification.waiverAsked': '{{person}} demande une dérogation pour {{title}} jusqu’au {{day}} : « {{reason}} »',
  'notification.waiverGranted': '{{person}} a accordé votre dérogation pour {{title}} : elle vaut jusqu’au {{day}}.',
  'notification.waiverDeclined': '{{person}} a refusé votre dérogation pour {{title}} : « {{reason}} »',
  'notification.handedOver': '{{person}} vous a transmis {{company}} ; fiches transmises : {{count}}.',
  'notification.handedBack': '{{company}} vous est revenu ; fiches revenues : {{count}}.',
  'notification.handoverEnded': '{{company}} est retourné à {{person}} ; fiches retournées : {{count}}.',
  'notification.handoverStuck': '{{company}} n’a pas pu retourner à {{person}}, qui n’a plus d’accès.',
  'notification.approvalAsked': '{{person}} vous demande de valider le devis {{quote}} pour {{company}}.',
  'notification.approvalGiven': '{{person}} a validé le devis {{quote}}.',
  'notification.workOverlaps':
    '{{person}} a commencé à travailler avec {{company}}, où un autre travail est en cours : « {{title}} »',
  'notification.workOverlapsFor':
    '{{person}} a commencé à travailler avec {{company}}, où un autre travail est en cours : « {{title}} ». Raison indiquée : {{reason}}',
  'notification.groupOverlaps':
    '{{person}} a commencé à travailler avec une société liée à {{company}}, où un autre travail est en cours',
  'notification.mergeProposed': '{{person}} propose de fusionner : {{records}}',
  'notification.releaseNear':
    '{{company}} passera au chef de votre service le {{day}}, sauf échange avec le client d’ici là.',
  'notification.clientReceived':
    '{{company}} vous revient : {{person}} n’a eu aucun échange avec ce client depuis le {{since}}.',
  'notification.clientReleased':
    '{{company}} est passé au chef de votre service : aucun échange avec le client depuis le {{since}}.',
  'notification.registryClosed': '{{company}} a cessé son activité, selon le registre ({{day}}).',
  'notification.registryUnknown': 'Le registre ne connaît pas le numéro de {{company}} : {{number}}.',
  'notification.leadAssigned': 'Nouvelle piste pour vous : « {{lead}} »',
  'notification.feedLate': 'Le flux « {{feed}} » est en retard : rien n’est arrivé depuis plus de {{hours}} heures.',
  'notification.feedFailed': 'Le flux « {{feed}} » n’a rien apporté : son dernier fichier n’a pas pu être repris.',
  'notification.feedHeld': 'Le flux « {{feed}} » attend que quelqu’un examine le plan de son dernier fichier.',
  'notification.feedAbandoned': 'Le flux « {{feed}} » est à l’arrêt : plus personne n’en est responsable.',

  'notificationWhy.manager': 'Vous êtes responsable de ce compte.',
  'notificationWhy.substitute': 'Vous remplacez le responsable de ce compte.',
  'notificationWhy.head': 'Vous dirigez le service du responsable de ce compte.',
  'notificationWhy.asker': 'Vous en aviez fait la demande.',
  'notificationWhy.receiver': 'Ce client vous a été transmis.',
  'notificationWhy.formerManager': 'Vous étiez responsable de ce compte.',
  'notificationWhy.giver': 'Vous aviez transmis ce client pour un temps.',
  'notificationWhy.quoteOwner': 'Ce devis est le vôtre.',
  'notificationWhy.alsoWorks': 'Vous avez un travail en cours avec ce client ou son groupe.',
  'notificationWhy.leadOfClient': 'Vous êtes responsable du client dont elle vient.',
  'notificationWhy.leadKnown': 'Vous travaillez déjà avec son auteur.',
  'notificationWhy.leadInTurn': 'C’était votre tour.',
  'notificationWhy.leadOfNobody': 'Personne d’autre ne pouvait la prendre.',
  'notificationWhy.feedOwner': 'Vous êtes responsable de ce flux.',
  'notificationWhy.administrator': 'Vous configurez l’espace de travail.',

  'assigned.manager': '{{manager}} est responsable du compte {{client}}',
  'assigned.substitute':
    '{{manager}}, responsable du compte {{client}}, est absent(e) jusqu’au {{until}} ; {{person}} le remplace',
  'assigned.head': '{{manager}}, responsable du compte {{client}}, n’est pas là ; {{person}} dirige le service',
  'assigned.knownManager': '{{manager}} travaille déjà avec {{client}}',
  'assigned.knownSubstitute':
    '{{manager}}, qui travaille avec {{client}}, est absent(e) jusqu’au {{until}} ; {{person}} le remplace',
  'assigned.knownHead': '{{manager}}, qui travaille avec {{client}}, n’est pas là ; {{person}} dirige le service',
  'assigned.zone': 'secteur {{zone}}, c’était son tour',
  'assigned.default': 'aucun secteur ne convient ; c’était son tour dans l’équipe pour tous les autres cas',
  'assigned.lastHead': 'ce n’était le tour de personne ; {{person}} dirige le service',
  'assigned.lastAdministrator':
    'ce n’était le tour de personne, et il n’y a pas de responsable ; {{person}} administre l’espace',
  'assigned.hiddenClient': 'd’un client que vous ne voyez pas',
  'assigned.hiddenKnown': 'son auteur',
  'assigned.absent': '{{person}} est absent(e) jusqu’au {{until}}',
  'assigned.left': '{{person}} n’a plus accès',
  'assigned.rights': '{{person}} n’a pas le droit de traiter des pistes',
  'assigned.emptyZone': 'personne n’est là dans le secteur {{zone}}',
  'assigned.someone': 'une personne partie',

  'capture.trapped': 'Un champ invisible du formulaire a été rempli',
} as const;
