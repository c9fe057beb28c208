export default definePageConfig({ navigationBarTitleText: '公布收支公示' })
