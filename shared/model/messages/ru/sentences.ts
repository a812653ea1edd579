export const sentences = {
  'cleansing.nightly': 'Ночная очистка',

  'audit.mergeUndone': 'Объединение отменено',
  'audit.personErased': 'Персональные данные человека стёрты',
  'audit.notKnown': 'Пока неизвестно: спросить снова {{day}}',
  'audit.confirmed': 'Подтверждено: по-прежнему верно',
  'audit.waived': 'Можно не исправлять до {{day}}',
  'audit.valueRestored': 'Возвращено значение версии {{version}}',

  'transition.askManager': 'Обратитесь к ответственному за сделку или к руководителю отдела продаж.',
  'transition.fillIn': 'Заполните: {{field}}.',
  'transition.requires': 'Для стадии «{{stage}}» нужно поле: {{field}}.',

  'importReason.ambiguous': 'Под это подходит несколько записей. Укажите номер или идентификатор.',
  'importReason.same_row': 'Строка {{row}} — о той же записи.',
  'importReason.too_many_cells': 'В строке больше ячеек, чем столбцов в заголовке.',
  'importReason.in_use': 'К записи уже привязаны записи или файлы, которые добавили другие.',
  'importReason.edited': 'С тех пор изменено людьми.',
  'importReason.no_column': 'В файле нет такого столбца.',
  'importReason.no_owner': 'У ответственного за этот обмен больше нет доступа или права на импорт.',
  'importReason.overdue': 'Ничего не поступало больше {{hours}} ч.',
  'importReason.too_many_refused': 'Было бы отклонено строк: {{refused}} из {{rows}}.',
  'importReason.waiver_needed': 'Не хватает обязательных данных, и никто за это не поручился.',

  'notification.joinAsked': '{{person}} запрашивает участие в работе с контрагентом {{company}}: «{{message}}»',
  'notification.joinOverdue':
    '{{person}} уже рабочий день ждёт ответа на запрос участия в работе с контрагентом {{company}}. Теперь решать вам.',
  'notification.joinAccepted': '{{person}} — запрос принят: теперь вы соведущий менеджер контрагента {{company}}.',
  'notification.joinDeclined': '{{person}} — ваш запрос участия отклонён: «{{reason}}»',
  'notification.waiverAsked': '{{person}} просит об исключении для {{title}} до {{day}}: «{{reason}}»',
  'notification.waiverGranted': '{{person}} — исключение для {{title}} разрешено: до {{day}} не учитывается.',
  'notification.waiverDeclined': '{{person}} — в исключении для {{title}} отказано: «{{reason}}»',
  'notification.handedOver': '{{person}} — вам передан контрагент {{company}}; передано записей: {{count}}.',
  'notification.handedBack': 'Контрагент {{company}} вернулся к вам; вернулось записей: {{count}}.',
  'notification.handoverEnded':
    'Контрагент {{company}} снова у прежнего ведущего менеджера ({{person}}); возвращено записей: {{count}}.',
  'notification.handoverStuck':
    'Контрагента {{company}} не удалось вернуть: у прежнего ведущего менеджера ({{person}}) больше нет доступа.',
  'notification.approvalAsked': '{{person}} просит согласовать КП {{quote}} для контрагента {{company}}.',
  'notification.approvalGiven': '{{person}}: КП {{quote}} согласовано.',
  'notification.workOverlaps':
    '{{person}} — начата работа с контрагентом {{company}}, по которому уже идёт другая: «{{title}}»',
  'notification.workOverlapsFor':
    '{{person}} — начата работа с контрагентом {{company}}, по которому уже идёт другая: «{{title}}». Указанная причина: {{reason}}',
  'notification.groupOverlaps':
    '{{person}} — начата работа с компанией, связанной с контрагентом {{company}}, по которому уже идёт другая',
  'notification.mergeProposed': '{{person}} предлагает объединить: {{records}}',
  'notification.releaseNear':
    'Контрагент {{company}} перейдёт руководителю вашего подразделения {{day}}, если до этого никто с ним не свяжется.',
  'notification.clientReceived':
    'Контрагент {{company}} освобождён и передан вам: {{person}} — без двустороннего контакта с {{since}}.',
  'notification.clientReleased':
    'Контрагент {{company}} передан руководителю вашего подразделения: нет двустороннего контакта с {{since}}.',
  'notification.leadAssigned': 'Новый лид для вас: «{{lead}}»',

  'notificationWhy.manager': 'Вы — ведущий менеджер этого контрагента.',
  'notificationWhy.substitute': 'Вы замещаете ведущего менеджера.',
  'notificationWhy.head': 'Вы руководите подразделением ведущего менеджера.',
  'notificationWhy.asker': 'Вы об этом просили.',
  'notificationWhy.receiver': 'Этот контрагент был передан вам.',
  'notificationWhy.formerManager': 'Вы были ведущим менеджером этого контрагента.',
  'notificationWhy.giver': 'Вы передавали этого контрагента на время.',
  'notificationWhy.quoteOwner': 'Это ваше КП.',
  'notificationWhy.alsoWorks': 'У вас есть открытая работа с этим контрагентом или его группой.',
  'notificationWhy.leadOfClient': 'Вы ведёте контрагента, от которого он пришёл.',
  'notificationWhy.leadKnown': 'Вы уже работаете с тем, от кого он пришёл.',
  'notificationWhy.leadInTurn': 'Была ваша очередь.',
  'notificationWhy.leadOfNobody': 'Больше взять его было некому.',

  'assigned.manager': 'контрагента {{client}} ведёт {{manager}}',
  'assigned.substitute': 'контрагента {{client}} ведёт {{manager}} (отсутствует до {{until}}), замещает {{person}}',
  'assigned.head': 'контрагента {{client}} ведёт {{manager}}, кого сейчас нет; подразделением руководит {{person}}',
  'assigned.knownManager': 'с {{client}} уже работает {{manager}}',
  'assigned.knownSubstitute': 'с {{client}} работает {{manager}} (отсутствует до {{until}}), замещает {{person}}',
  'assigned.knownHead': 'с {{client}} работает {{manager}}, кого сейчас нет; подразделением руководит {{person}}',
  'assigned.zone': 'зона ответственности «{{zone}}», подошла очередь',
  'assigned.default': 'ни одна зона не подходит, подошла очередь в общей группе',
  'assigned.lastHead': 'очереди не было ни у кого; подразделением руководит {{person}}',
  'assigned.lastAdministrator': 'очереди не было ни у кого, руководителя нет; {{person}} — администратор',
  'assigned.hiddenClient': '(вам он не виден)',
  'assigned.hiddenKnown': 'автором обращения',
  'assigned.absent': '{{person}} отсутствует до {{until}}',
  'assigned.left': 'у {{person}} больше нет доступа',
  'assigned.rights': 'у {{person}} нет права работать с лидами',
  'assigned.emptyZone': 'в зоне «{{zone}}» никого нет',
  'assigned.someone': 'кто-то из ушедших',

  'capture.trapped': 'Заполнено поле формы, которого люди не видят',
} as const;
