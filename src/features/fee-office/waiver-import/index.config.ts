export default definePageConfig({ navigationBarTitleText: '导入上级名单' })
