{{ stage('observations') }}
