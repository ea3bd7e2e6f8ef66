// Labels that stand against each other, in the languages talks are given in most: what is under them is compared.

const opposites = [
  ['before', 'after'], ['then', 'now'], ['past', 'future'], ['yesterday', 'today'], ['today', 'tomorrow'], ['old', 'new'], ['pros', 'cons'],
  ['with', 'without'], ['do', 'don\'t'], ['problem', 'solution'], ['problems', 'solutions'], ['good', 'bad'], ['advantages', 'disadvantages'],
  ['vorher', 'nachher'], ['früher', 'heute'], ['heute', 'morgen'], ['vorteile', 'nachteile'], ['avant', 'après'], ['avantages', 'inconvénients'],
  ['alt', 'neu'], ['pro', 'contra'], ['dafür', 'dagegen'], ['hier', 'aujourd\'hui'], ['pour', 'contre'], ['pros', 'contras'], ['pro', 'contro'],
  ['antes', 'después'], ['antes', 'ahora'], ['antes', 'depois'], ['antes', 'agora'], ['ventajas', 'desventajas'], ['vantagens', 'desvantagens'],
  ['prós', 'contras'], ['prima', 'dopo'], ['vantaggi', 'svantaggi'], ['voor', 'na'], ['vroeger', 'nu'], ['voordelen', 'nadelen'],
  ['före', 'efter'], ['fördelar', 'nackdelar'], ['før', 'efter'], ['før', 'etter'], ['fordele', 'ulemper'], ['fordeler', 'ulemper'],
  ['ennen', 'jälkeen'], ['edut', 'haitat'], ['przed', 'po'], ['zalety', 'wady'], ['před', 'po'], ['dříve', 'nyní'], ['výhody', 'nevýhody'],
  ['előtte', 'utána'], ['előnyök', 'hátrányok'], ['înainte', 'după'], ['avantaje', 'dezavantaje'], ['önce', 'sonra'], ['avantajlar', 'dezavantajlar'],
  ['πριν', 'μετά'], ['до', 'после'], ['за', 'против'], ['было', 'стало'], ['раньше', 'теперь'], ['плюсы', 'минусы'], ['преимущества', 'недостатки'],
  ['до', 'після'], ['було', 'стало'], ['переваги', 'недоліки'], ['قبل', 'بعد'], ['المزايا', 'العيوب'], ['الإيجابيات', 'السلبيات'],
  ['לפני', 'אחרי'], ['יתרונות', 'חסרונות'], ['בעד', 'נגד'], ['पहले', 'बाद में'], ['之前', '之后'], ['以前', '现在'],
  ['优点', '缺点'], ['之前', '之後'], ['優點', '缺點'], ['以前', '現在'], ['変更前', '変更後'], ['導入前', '導入後'], ['メリット', 'デメリット'], ['長所', '短所'],
  ['이전', '이후'], ['전', '후'], ['장점', '단점'],
]

/** Whether two labels are such a pair, in whichever order: "Before:" and "After:". */
export function areOpposite(one: string, other: string): boolean {
  const [label, against] = [one, other].map((words) => words.toLowerCase().replace(/[:：…?!.\s]+$/, '').replaceAll('’', '\''))
  return opposites.some(([first, second]) => (label === first && against === second) || (label === second && against === first))
}
