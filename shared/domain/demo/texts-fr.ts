import type { MarketTexts } from './market.ts';

export const textsFr: MarketTexts = {
  dealTitles: [
    'Rayonnages pour le nouveau dépôt',
    'Ligne d’emballage',
    'Contrat annuel de consommables',
    'Deux chariots élévateurs',
    'Contrat de maintenance',
    'Aménagement de l’atelier',
    'Convoyeur, première tranche',
    'Commande d’essai',
    'Remplacement des balances',
    'Extension du parc de transpalettes',
  ],
  lostReasons: ['Prix trop élevé', 'Concurrent retenu', 'Projet reporté', 'Pas de budget', 'Délai de livraison'],
  calls: [
    ['Délais précisés', 'Six semaines conviennent, ils demandent une confirmation écrite.'],
    ['Discussion sur le prix', 'Demande 5 % de remise à partir de deux unités. Réponse promise avant vendredi.'],
    ['Pas de réponse', 'Le standard propose de rappeler jeudi après-midi.'],
    ['Premier échange', 'Travaillent avec deux fournisseurs, mécontents des délais. Prêts à étudier une offre.'],
    ['Relance du devis', 'Devis bien reçu, en lecture au service technique.'],
    ['Question de règlement', 'La comptabilité réglera mardi, la facture est validée.'],
  ],
  emails: [
    ['Notre devis', 'Bonjour, veuillez trouver le devis comme convenu. Les prix sont valables 30 jours.'],
    ['Re : cahier des charges', 'Ci-joint les dimensions des ouvertures. Charge minimale par niveau : 800 kg.'],
    [
      'Contrat pour relecture',
      'Le service juridique souhaite modifier l’article 4.2 sur la réception. Le reste convient.',
    ],
    ['Facture', 'Merci de rappeler le numéro du contrat dans l’ordre de virement.'],
    ['Demande de tarif', 'Pourriez-vous nous envoyer le tarif des consommables du prochain trimestre ?'],
  ],
  meetings: [
    ['Visite du dépôt', 'Tour du dépôt avec la cheffe d’équipe. Le point faible est la zone de réception.'],
    ['Présentation de la solution', 'Plan et calendrier présentés. La mise en service par étapes a plu.'],
    ['Négociation du contrat', 'Accord sur le calendrier de livraison et une garantie de 24 mois.'],
  ],
  notes: [
    ['Qui décide', 'Le gérant décide, mais écoute son responsable logistique.'],
    ['Appeler le matin', 'L’après-midi toujours en atelier, difficile à joindre.'],
    ['Concurrence', 'Un autre fournisseur est consulté, ils comparent surtout les délais.'],
    ['Projets de l’année', 'Second dépôt au printemps : reprendre contact à l’avance.'],
  ],
  deliveries: [
    ['Livraison retardée', 'Le camion arrivera un jour plus tard, le client est prévenu.'],
    ['Réception confirmée', 'Marchandise reçue en totalité, bon signé.'],
    ['Visserie manquante', 'Envoyée par coursier, le client apprécie la rapidité.'],
  ],
  products: [
    ['Rayonnage à palettes, travée', 'pièce', '420.00'],
    ['Transpalette manuel 2,5 t', 'pièce', '380.00'],
    ['Balance plateforme 1,5 t', 'pièce', '910.00'],
    ['Montage, journée', 'jour', '650.00'],
  ],
  questions: [
    ['Quand serons-nous livrés ?', 'Le client organise ses équipes et demande l’heure.'],
    ['Copie de la notice', 'Demande la notice de la balance en PDF.'],
  ],
  complaints: [
    ['Deux lisses tordues', 'Photos jointes ; demande un échange avant le week-end.'],
    ['Mauvaise couleur', 'Commandé en gris, reçu en bleu.'],
  ],
  tasks: [
    ['Envoyer le calcul de charge', 'Le client l’attend pour commander l’étude du sol.'],
    ['Rappeler au sujet des conditions', 'Ils veulent parler d’un règlement en deux fois.'],
    ['Vérifier la date de livraison', 'Demander à l’entrepôt et prévenir le client.'],
  ],
  requests: [
    ['Rayonnage pour un petit magasin', 'Nous ouvrons dans deux mois, une vingtaine de travées. Quel serait le prix ?'],
    ['Prix de transpalettes', 'Merci d’envoyer un prix pour cinq appareils livrés.'],
  ],
  contracts: ['Contrat de fourniture', 'Contrat de maintenance'],
  minutes: [
    [
      'Compte rendu de réunion',
      [
        'Présents : le gérant, la responsable logistique, le chef d’atelier ; de notre côté le responsable de compte.',
        'Le client a décrit le fonctionnement actuel : la réception travaille en une équipe, l’expédition en deux, si bien que les allées sont pleines de palettes en fin de journée. L’activité a augmenté d’un quart en un an, la surface est restée la même.',
        'Nous avons proposé deux variantes. La première, des rayonnages à accumulation au fond du dépôt, est moins chère et plus rapide à poser, mais ralentit la préparation. La seconde, des rayonnages à allées étroites, demande un autre chariot, mais chaque palette reste accessible.',
        'Le chef d’atelier demande un calcul de charge de la dalle : le bâtiment est ancien et les plans ne couvrent que la moitié de la surface. Le client envoie les plans avant vendredi, nous commandons la vérification.',
        'Règlement : acompte de 30 %, 50 % à l’expédition, le solde après montage. Garantie de 24 mois, intervention sous deux jours ouvrés.',
        'Prochaine étape : envoyer avant la fin du mois un devis précisé avec les deux variantes et leurs délais.',
      ].join('\n\n'),
    ],
  ],
};
