export default definePageConfig({ navigationBarTitleText: '抽签选课' })
