import { describe, expect, test } from 'vitest'
import { element, linkUrl, text } from './html.ts'

test('texts and attributes are escaped, whatever they hold', () => {
  expect(text('a < b & c > "d" \'e\'\0')).toBe('a &lt; b &amp; c &gt; "d" \'e\'\uFFFD')
  expect(element('p', { title: '"><script>&quot;' }, text('</p>'))).toBe('<p title="&quot;&gt;&lt;script&gt;&amp;quot;">&lt;/p&gt;</p>')
})

test('attributes that are not there are left out; some elements have no end', () => {
  expect(element('img', { alt: '', hidden: true, width: 0, title: undefined, lang: null, inert: false })).toBe('<img alt="" hidden width="0">')
})

describe('links', () => {
  test.each([
    'https://example.org/a?b=c#d', 'HTTP://EXAMPLE.ORG', 'mailto:ada@example.org', 'tel:+420123', '#id', 'a/b.pdf', '../up.html', './a:b',
    'a?b=javascript:c', '/root', '//host/path', '',
  ])('%s may be followed', (url) => expect(linkUrl(url)).toBe(url))

  test.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)',
    '\x01javascript:alert(1)', '\u0000javascript:alert(1)', 'vbscript:x', 'data:text/html,<script>alert(1)</script>', 'data:image/png;base64,AA',
    'file:///etc/passwd', 'blob:https://example.org/1', 'filesystem:x', 'view-source:https://example.org', 'intent:x', 'ws://example.org',
    'javascript&colon;:alert(1)', 'a b:c',
  ])('%j may not', (url) => expect(linkUrl(url)).toBeNull())
})
