import { expect, test } from 'vitest'
import { directionOf, guessLanguage } from './language.ts'

test.each([
  ['en', 'The pipeline makes assumptions about the content that is being shipped.'],
  ['de', 'Die Pipeline ist nicht so schnell, wie wir das für die Auslieferung brauchen.'],
  ['fr', 'Le problème est que nous ne savons pas ce qui est dans les paquets.'],
  ['es', 'El problema es que no sabemos qué hay en los paquetes que se publican.'],
  ['it', 'Il problema è che non sappiamo che cosa è nei pacchetti della distribuzione.'],
  ['pt', 'O problema é que não sabemos o que há nos pacotes que são publicados em produção.'],
  ['nl', 'Het probleem is dat wij niet weten wat er in de pakketten zit en hoe dat komt.'],
  ['ja', '依存関係を追跡する簡単な方法はありません。docker と git'],
  ['zh', '没有简单的方法来追踪依赖关系'],
  ['ko', '의존성을 추적하는 쉬운 방법이 없습니다'],
  ['ru', 'Нет простого способа отследить зависимости'],
  ['uk', 'Немає простого способу відстежити залежності, їх багато і вони різні, її'],
  ['el', 'Δεν υπάρχει εύκολος τρόπος'],
  ['he', 'אין דרך קלה'],
  ['ar', 'لا توجد طريقة سهلة'],
  ['en', 'kubectl git docker'],
])('%s: %s', (lang, text) => expect(guessLanguage(text)).toBe(lang))

test('direction comes from the language', () => {
  expect(['en', 'he', 'ar-EG', 'fa'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'rtl'])
})
