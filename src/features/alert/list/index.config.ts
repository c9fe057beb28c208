export default definePageConfig({ navigationBarTitleText: '没有到、没有人接' })
