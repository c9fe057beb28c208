export default definePageConfig({ navigationBarTitleText: '公布收费公示' })
