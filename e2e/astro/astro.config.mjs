export default { site: 'https://conf.example', base: '/2027', telemetry: false, devToolbar: { enabled: false } }
