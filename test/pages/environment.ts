// What config/index.ts builds in as constants, set before any page is loaded. H5, because it speaks in DOM roles.
process.env.TARO_ENV = 'h5'
process.env.KEHOU_TRANSPORT = 'http'
process.env.KEHOU_API_BASE = ''
process.env.KEHOU_SCHOOL = 'haijiang'
