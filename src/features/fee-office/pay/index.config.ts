export default definePageConfig({ navigationBarTitleText: '劳务费表' })
