import { soundKey } from './sound-key.ts';

/** One given name a line: the full form, then its short and pet forms and its forms in other languages. */
const groups = `
александр саша шура саня санек алекс alexander alexandre aleksandr alex sandy
александра саша шура аля alexandra sandra
алексей леша алеша лёха alexey alexei
анатолий толя толик anatoly
андрей андрюша andrey andrew andy drew andré
анна аня нюра анюта anna ann anne annie anya
анастасия настя стася anastasia nastya
антон тоша антоша anton anthony antony tony antoine
арсений сеня арсен
артем тема артемий artem artyom
борис боря boris
вадим вадик vadim
валентин валя valentin
валентина валя valentina
валерий валера valery valeri
валерия лера valeria valérie val
василий вася vasily basil basile
вера верочка vera
виктор витя victor vic
виктория вика victoria vicky
виталий виталик vitaly
владимир вова володя вовка vladimir wladimir
владислав влад владик vladislav
вячеслав слава vyacheslav
галина галя galina
геннадий гена gennady
георгий гоша жора георг егор george georges
григорий гриша gregory grigory greg grégoire
дарья даша daria darya
даниил даня данил данила daniel danny dan
денис ден дениска denis dennis
дмитрий дима митя димитрий dmitry dmitri
евгений женя evgeny eugene gene
евгения женя evgenia eugenia eugénie
екатерина катя катерина catherine katherine cathy kate kathy katie kathleen ekaterina katya cath
елена лена алена elena helen helena hélène lena
елизавета лиза elizabeth elisabeth liz lizzie beth betty eliza elise
жанна jeanne joan jane
зинаида зина
иван ваня ivan john johnny jack jean
игорь гоша igor
илья илюша ilya elias elijah
инна inna
ирина ира irina irène irene
кирилл кирюша cyril kirill
ксения ксюша оксана ksenia xenia
константин костя constantin konstantin
кристина christine christina chris tina chrissy
лариса лара larisa
лев лёва lev leo léon leon
леонид леня leonid
лидия лида lydia lydie
любовь люба lyubov lubov
людмила люда мила lyudmila
максим макс maxim maxime max
маргарита рита margarita margaret marguerite maggie peggy meg greta
марина маринка marina
мария маша маня maria marie mary molly
матвей матюша matthew matt mathieu matthieu
михаил миша мишаня michael mike mick michel mikhail
надежда надя nadezhda nadia
наталья наталия наташа natalia nathalie natalie natasha nat
никита nikita
николай коля nikolay nicholas nicolas nick nico
нина ниночка nina
оксана ксана oksana
олег oleg
ольга оля olga
павел паша pavel paul
петр петя petr peter pete pierre
полина поля полинка pauline polina
раиса рая raisa
роман рома roman romain
руслан русик ruslan
светлана света svetlana
семен сема semyon simon
сергей серёжа серега sergey sergei serge
софья софия соня sofya sophia sophie sonya
станислав стас stanislav stan
степан стёпа stepan stephen steven steve stéphane
тамара тома tamara
татьяна таня tatiana tatyana tanya
тимофей тима timofey timothy tim timothée
тимур timur
федор федя fedor theodore théodore ted teddy théo
филипп philip philippe phil
эдуард эдик edward ed eddie ned eduard édouard
элла ella
юлия юля юлька julija yulia julia julie juliette julie
юрий юра yuri jury juri youri
яков яша jakov jacob jacques jake
яна yana jana iana
ярослав слава ярик yaroslav jaroslav
albert bert al
alfred fred alf
amanda mandy
andrea andie
arthur art
aurélien aurélie
barbara barb babs
benjamin ben benny
benoît benedict ben
bernard bernie
charles charlie chuck
charlotte lottie
christopher chris kit christophe
clément clem
cynthia cindy
david dave davy
deborah debbie deb
donald don donnie
dorothy dot dolly
edmund ned ted
emily em emilie milly
emma emmy
frances fran frankie françoise
francis frank françois
frederick fred freddie frédéric fritz
gabriel gabe
gaëtan gaétan
geoffrey jeff geoff jeffrey
gérard gerard gerry
guillaume william will bill billy liam willy
harold harry hal
henry hank harry henri
isabella isabelle bella isabel isa
james jim jimmy jamie
jean-pierre jp
jennifer jen jenny
jérôme jerome jerry
jessica jess
jonathan jon
joseph joe joey jo
joshua josh
judith judy
kenneth ken kenny
kimberly kim
laurent laurence larry lawrence laurie
laëtitia laetitia
louis lou louise lewis
lucas luke luc
madeleine mado maddy
marcel marc mark marcus
martin marty
melissa mel
nathan nate nathaniel
oliver ollie olivier
pamela pam
patricia pat patty tricia trish
patrick pat paddy
philippa pippa
raymond ray
rebecca becky
richard dick rick rich ricky
robert bob bobby rob robbie bert
ronald ron ronnie
samuel sam sammy
sébastien seb sebastian
stéphanie stephanie steph
susan sue suzanne susie
theresa terry tess thérèse
thomas tom tommy
victoire vicky
vincent vince
virginia ginny virginie
walter walt
yves yvan
zachary zach
`;

const full = new Map<string, Set<string>>();
for (const line of groups.trim().split('\n')) {
  const [head = '', ...rest] = line.split(' ').map(soundKey);
  for (const form of [head, ...rest]) {
    const heads = full.get(form) ?? new Set<string>();
    heads.add(head);
    full.set(form, heads);
  }
}

/** Keys of the full names that a given name may stand for, in no order; empty for a name that the table does not know. */
export function fullNamesOf(key: string): ReadonlySet<string> | undefined {
  return full.get(key);
}

export function isGivenName(key: string): boolean {
  return full.has(key);
}

/** Whether one may be the short, pet or foreign form of the other. @param left, right sound keys */
export function isSameGivenName(left: string, right: string): boolean {
  if (left === right) return true;
  const heads = full.get(left);
  const others = full.get(right);
  if (!heads || !others) return false;
  for (const head of heads) if (others.has(head)) return true;
  return false;
}
