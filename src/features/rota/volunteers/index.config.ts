export default definePageConfig({ navigationBarTitleText: '志愿者和校外人员' })
