const before = process.memoryUsage().rss
const t = process.cpuUsage()
await import(process.argv[2])
const u = process.cpuUsage(t)
console.log(((u.user+u.system)/1000).toFixed(0), 'ms', ((process.memoryUsage().rss-before)/1e6).toFixed(1),'MB')
