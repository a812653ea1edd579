import type { MarketTexts } from './market.ts';

export const textsEn: MarketTexts = {
  dealTitles: [
    'Racking for the new warehouse',
    'Packing line',
    'Annual supplies agreement',
    'Two forklift trucks',
    'Maintenance contract',
    'Workshop refit',
    'Conveyor, first phase',
    'Trial order',
    'New weighing equipment',
    'More pallet trucks',
  ],
  lostReasons: ['Too expensive', 'Went with a competitor', 'Project postponed', 'No budget', 'Delivery too late'],
  calls: [
    ['Delivery time agreed', 'Six weeks are fine, they want it in writing.'],
    ['Talked about the price', 'Asking for 5% off from two units. Will decide by Friday.'],
    ['No answer', 'Reception suggests trying again on Thursday afternoon.'],
    ['First call', 'They use two suppliers and are unhappy with lead times. Open to an offer.'],
    ['Quote reminder', 'Quote received, with the technical team now.'],
    ['Payment question', 'Accounts will pay on Tuesday, the invoice is approved.'],
  ],
  emails: [
    ['Our quote', 'Hello, please find our quote as agreed. Prices are valid for 30 days.'],
    ['Re: requirements', 'Dimensions of the openings attached. At least 800 kg per level, please.'],
    ['Contract for review', 'Legal would like to change clause 4.2 on acceptance. No other remarks.'],
    ['Invoice', 'Please quote the contract number with your payment.'],
    ['Price list', 'Could you send the supplies price list for next quarter?'],
  ],
  meetings: [
    ['Warehouse walk', 'Walked the site with the shift lead. Goods-in is the bottleneck.'],
    ['Solution presented', 'Showed layout and timing. They liked starting in phases.'],
    ['Contract talks', 'Agreed the delivery schedule and a 24-month warranty.'],
  ],
  notes: [
    ['Who decides', 'The owner decides, but listens to the warehouse manager.'],
    ['Best in the morning', 'On the shop floor after lunch, hard to reach.'],
    ['Competition', 'They asked one more supplier and mostly compare lead times.'],
    ['Plans for the year', 'Second warehouse in spring: get in touch early.'],
  ],
  deliveries: [
    ['Delivery delayed', 'The lorry will be a day late, the client has been told.'],
    ['Delivery accepted', 'Everything received, papers signed.'],
    ['Fixings missing', 'Sent by courier, the client was pleased with the quick answer.'],
  ],
  products: [
    ['Pallet racking, bay', 'pcs', '410.00'],
    ['Hand pallet truck, 2.5 t', 'pcs', '365.00'],
    ['Platform scale, 1.5 t', 'pcs', '890.00'],
    ['Installation, day', 'day', '640.00'],
  ],
  questions: [
    ['When will it be delivered?', 'The client plans the shift and asks for the hour.'],
    ['Copy of the manual', 'Asks for the manual of the scale as a PDF.'],
  ],
  complaints: [
    ['Two beams are bent', 'Photos are attached; asks for replacement before the weekend.'],
    ['Wrong colour', 'Ordered grey, received blue.'],
  ],
  tasks: [
    ['Send the load calculation', 'The client waits for it to order the floor survey.'],
    ['Call back about the terms', 'They want to talk about payment in two parts.'],
    ['Check the delivery date', 'Ask the warehouse and tell the client.'],
  ],
  requests: [
    ['Racking for a small store', 'We open in two months and need about twenty bays. What would that cost?'],
    ['Price of pallet trucks', 'Please send a price for five trucks with delivery.'],
  ],
  contracts: ['Supply agreement', 'Maintenance agreement'],
  minutes: [
    [
      'Minutes of the meeting',
      [
        'Present: the owner, the warehouse manager and the engineer; from our side the account manager.',
        'The client described how the warehouse works today: goods-in runs one shift and dispatch two, so that by the evening the aisles are full of pallets. Business grew by about a quarter last year, the floor space did not.',
        'We proposed two layouts. Drive-in racking at the far end is cheaper and quicker to install, but picking gets slower. Narrow-aisle racking needs a different truck, but keeps every pallet within reach.',
        'The engineer asks for a load calculation of the floor: the building is old and drawings exist for one half only. The client sends the drawings by Friday, we order the survey.',
        'Payment: 30% in advance, 50% on dispatch, the rest after installation. Warranty of 24 months, an engineer on site within two working days.',
        'Next step: a detailed quote with both layouts and their lead times before the end of the month.',
      ].join('\n\n'),
    ],
  ],
};
