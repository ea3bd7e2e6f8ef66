// What a server should say beside the files: only the frame's page may stand in other people's pages.
import type { SiteFile } from '../render/look.ts'

/** For Netlify and Cloudflare `_headers`; for nginx and Apache a piece to include. */
export function renderServerFiles(): SiteFile[] {
  return [
    { path: '_headers', text: headers },
    { path: '_deck/nginx.conf', text: nginx },
    { path: '_deck/apache.conf', text: apache },
  ]
}

const headers = `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'self'
/*/embed.html
  ! Content-Security-Policy
  Content-Security-Policy: frame-ancestors *
/_deck/shared/*
  Cache-Control: public, max-age=31536000, immutable
/*/assets/*
  Cache-Control: public, max-age=31536000, immutable
`

const nginx = `# in the server block of the slides' own host name
add_header X-Content-Type-Options nosniff always;
add_header Referrer-Policy strict-origin-when-cross-origin always;
add_header Content-Security-Policy "frame-ancestors 'self'" always;
location ~ /embed\\.html$ {
  add_header X-Content-Type-Options nosniff always;
  add_header Referrer-Policy strict-origin-when-cross-origin always;
  add_header Content-Security-Policy "frame-ancestors *" always;
}
location ~ /(_deck/shared|assets)/ {
  add_header X-Content-Type-Options nosniff always;
  add_header Cache-Control "public, max-age=31536000, immutable" always;
}
`

const apache = `# in the virtual host of the slides' own host name, or in .htaccess; needs mod_headers
Header always set X-Content-Type-Options nosniff
Header always set Referrer-Policy strict-origin-when-cross-origin
Header always set Content-Security-Policy "frame-ancestors 'self'"
<Files "embed.html">
  Header always set Content-Security-Policy "frame-ancestors *"
</Files>
<If "%{REQUEST_URI} =~ m#/(_deck/shared|assets)/#">
  Header always set Cache-Control "public, max-age=31536000, immutable"
</If>
`
