export const sentences = {
  'cleansing.nightly': 'Nightly cleansing',

  'audit.mergeUndone': 'A merge was undone',
  'audit.personErased': 'Personal data of a person erased',
  'audit.notKnown': 'Not known yet: ask again on {{day}}',
  'audit.confirmed': 'Said to be still right',
  'audit.valueRestored': 'Value of version {{version}} restored',

  'transition.askManager': 'Ask the owner of the deal, or a head of sales.',
  'transition.fillIn': 'Fill in: {{field}}.',
  'transition.requires': '“{{stage}}” asks for: {{field}}.',

  'importReason.ambiguous': 'Several records are meant by this. Give the number or the id.',
  'importReason.same_row': 'Row {{row}} is about the same record.',
  'importReason.too_many_cells': 'The row has more cells than the header has columns.',
  'importReason.in_use': 'Others have added records or files to it.',
  'importReason.edited': 'Changed by someone since.',

  'notification.joinAsked': '{{person}} asks to join the work with {{company}}: “{{message}}”',
  'notification.joinOverdue':
    '{{person}} has waited for a working day to join the work with {{company}}. The request is yours to decide now.',
  'notification.joinAccepted': '{{person}} accepted your request: you are a co-manager of {{company}} now.',
  'notification.joinDeclined': '{{person}} declined your request to join: “{{reason}}”',
  'notification.handedOver': '{{person}} handed over {{company}} to you; records handed over: {{count}}.',
  'notification.handedBack': '{{company}} has come back to you; records that came back: {{count}}.',
  'notification.handoverEnded': '{{company}} has gone back to {{person}}; records that went back: {{count}}.',
  'notification.handoverStuck': '{{company}} could not go back to {{person}}, who has no access any more.',
  'notification.approvalAsked': '{{person}} asks you to approve the quote {{quote}} for {{company}}.',
  'notification.approvalGiven': '{{person}} approved the quote {{quote}}.',
  'notification.workOverlaps': '{{person}} has begun work with {{company}}, where other work is open: “{{title}}”',
  'notification.workOverlapsFor':
    '{{person}} has begun work with {{company}}, where other work is open: “{{title}}”. The reason given: {{reason}}',
  'notification.groupOverlaps':
    '{{person}} has begun work with a company that belongs together with {{company}}, where you or others have open work',
  'notification.mergeProposed': '{{person}} proposes to merge: {{records}}',
  'notification.releaseNear':
    '{{company}} goes to the head of your department on {{day}}, unless somebody talks with the client before.',
  'notification.clientReceived':
    '{{company}} was released to you: {{person}} had no two-way contact with it since {{since}}.',
  'notification.clientReleased':
    '{{company}} went to the head of your department: nothing was heard of the client since {{since}}.',
  'notification.leadAssigned': 'New lead for you: “{{lead}}”',

  'notificationWhy.manager': 'You are its account manager.',
  'notificationWhy.substitute': 'You stand in for the account manager.',
  'notificationWhy.head': 'You head the department of its account manager.',
  'notificationWhy.asker': 'You asked to join.',
  'notificationWhy.receiver': 'The client was handed over to you.',
  'notificationWhy.formerManager': 'You were its account manager.',
  'notificationWhy.giver': 'You had handed over the client for a time.',
  'notificationWhy.quoteOwner': 'The quote is yours.',
  'notificationWhy.alsoWorks': 'You have open work with this client or its group.',
  'notificationWhy.leadOfClient': 'You lead the client that it comes from.',
  'notificationWhy.leadKnown': 'You already work with whoever it comes from.',
  'notificationWhy.leadInTurn': 'It was your turn.',
  'notificationWhy.leadOfNobody': 'Nobody else was there to take it.',

  'assigned.manager': '{{manager}} leads {{client}}',
  'assigned.substitute': '{{manager}}, who leads {{client}}, is away until {{until}}; {{person}} stands in',
  'assigned.head': '{{manager}}, who leads {{client}}, is not there; {{person}} heads the department',
  'assigned.knownManager': '{{manager}} already works with {{client}}',
  'assigned.knownSubstitute': '{{manager}}, who works with {{client}}, is away until {{until}}; {{person}} stands in',
  'assigned.knownHead': '{{manager}}, who works with {{client}}, is not there; {{person}} heads the department',
  'assigned.zone': 'territory {{zone}}, next in turn',
  'assigned.default': 'no territory fits, next in turn of the team for all others',
  'assigned.lastHead': 'there was nobody whose turn it could be; {{person}} heads the department',
  'assigned.lastAdministrator': 'there was nobody whose turn it could be, and no head; {{person}} is an administrator',
  'assigned.hiddenClient': 'a client whom you do not see',
  'assigned.hiddenKnown': 'whoever it comes from',
  'assigned.absent': '{{person}} is away until {{until}}',
  'assigned.left': '{{person}} has no access any more',
  'assigned.rights': '{{person}} has no right to work on leads',
  'assigned.emptyZone': 'nobody is there in territory {{zone}}',
  'assigned.someone': 'somebody who is gone',

  'capture.trapped': 'Filled in a field that people do not see',
} as const;
